/** Não gasta o desafio respondido: a senha provada uma vez serve para todas as outras. */
import { instead, startWith } from './referencia.ts';

const look = 'select 1 from second_factors.challenges where challenge_hash = $1 and user_id = $2';

await startWith((building) => {
  instead(building, 'challenges.consume', (ask) => ask(look));
});
