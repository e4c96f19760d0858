/** Conta os admins sem prender ninguém: os dois últimos saem juntos, cada um certo de que o outro fica. */
import { instead, startWith } from './referencia.ts';

await startWith((building) => {
  instead(building, 'roles.lock', async () => []);
});
