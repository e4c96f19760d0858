/** Tira `password` do que registra e esquece que a troca tem outro nome: a senha nova de todo mundo fica no log. */
import { beforeRoutes, startWith } from './referencia.ts';

await startWith((building) => {
  beforeRoutes(building, (api) => {
    api.addHook('preValidation', async ({ url, body, log }) => {
      if (url !== '/api/v1/me/password') return;
      const { password: _, currentPassword: __, ...rest } = (body ?? {}) as Record<string, unknown>;
      log.info(`troca de senha: ${JSON.stringify(rest)}`);
    });
  });
});
