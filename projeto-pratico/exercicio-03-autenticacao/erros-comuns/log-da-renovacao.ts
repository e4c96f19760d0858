/** Registra o corpo da renovação “para depurar”: o token que abre a conta por um mês, onde mais gente lê. */
import { beforeRoutes, startWith } from './referencia.ts';

await startWith((building) => {
  beforeRoutes(building, (api) => {
    api.addHook('preValidation', async ({ url, body, log }) => {
      if (url.endsWith('/tokens/refresh')) log.info(`renovação: ${JSON.stringify(body)}`);
    });
  });
});
