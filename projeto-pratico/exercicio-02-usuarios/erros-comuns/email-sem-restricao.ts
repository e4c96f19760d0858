/** Confia na consulta que fez antes e dispensa a restrição do banco: em duas trocas simultâneas, o e-mail fica com as duas. */
import { beforeRoutes, startWith } from './referencia.ts';

await startWith((building) => {
  beforeRoutes(building, (api) => {
    api.addHook('onReady', async () => {
      await building.db.pool.query('alter table users.users drop constraint if exists users_email_key');
    });
  });
});
