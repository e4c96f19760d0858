/** Confirma com o token e mais nada: quem cadastra o e-mail alheio fica com a conta quando a vítima clica. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { beforeRoutes, startWith } from './referencia.ts';

const confirming = new AsyncLocalStorage<boolean>();

await startWith((building) => {
  const { verifyPassword } = building.parts;
  beforeRoutes(building, (api) => {
    api.addHook('onRequest', ({ url }, _reply, done) =>
      confirming.run(url.endsWith('/email-confirmations'), done),
    );
  });
  building.parts = {
    ...building.parts,
    verifyPassword: async (...args) => (confirming.getStore() ? 'current' : verifyPassword(...args)),
  };
});
