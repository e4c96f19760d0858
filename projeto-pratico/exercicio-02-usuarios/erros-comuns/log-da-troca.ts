/** Tira `password` do que registra e esquece que a troca tem outro nome: a senha nova de todo mundo fica no log. */
import { beforeRoutes, startWith } from './referencia.ts';

await startWith((building) => {
  beforeRoutes(building, (api) => {
    api.addHook('preValidation', async ({ body, log }) => {
      const { password: _, currentPassword: __, ...rest } = (body ?? {}) as Record<string, unknown>;
      log.info(`pedido: ${JSON.stringify(rest)}`);
    });
  });
});
