/** Usa o corpo antes de validar: basta mandar `null` no lugar de um objeto para receber um 500. */
import { beforeRoutes, startWith } from './referencia.ts';

await startWith((building) => {
  beforeRoutes(building, (api) => {
    api.addHook('preValidation', async ({ url, body }) => {
      if (url === '/api/v1/users') (body as { name: string }).name.trim();
    });
  });
});
