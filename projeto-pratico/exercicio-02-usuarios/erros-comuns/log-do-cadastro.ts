/** Registra o corpo do cadastro “para depurar”: as senhas de todo mundo, em claro, onde mais gente lê. */
import { beforeRoutes, startWith } from './referencia.ts';

await startWith((building) => {
  beforeRoutes(building, (api) => {
    api.addHook('preValidation', async ({ url, body, log }) => {
      if (url === '/api/v1/users') log.info(`cadastro: ${JSON.stringify(body)}`);
    });
  });
});
