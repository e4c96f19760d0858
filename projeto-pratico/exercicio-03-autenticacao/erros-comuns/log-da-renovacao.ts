/** Registra o token renovado “para depurar”: o token que abre a conta por um mês, onde mais gente lê. */
import { beforeRoutes, startWith } from './referencia.ts';

await startWith((building) => {
  beforeRoutes(building, (api) => {
    api.addHook('preValidation', async ({ url, body, log }) => {
      const { refreshToken } = (body ?? {}) as { refreshToken?: unknown };
      if (url.endsWith('/tokens/refresh')) log.info(`renovação: ${String(refreshToken)}`);
    });
  });
});
