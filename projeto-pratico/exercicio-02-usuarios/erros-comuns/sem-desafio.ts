/** Responde 401 sem dizer como se identificar: o navegador não pergunta a senha, e a biblioteca não a manda. */
import { beforeRoutes, startWith } from './referencia.ts';

await startWith((building) => {
  beforeRoutes(building, (api) => {
    api.addHook('onSend', async (_request, reply) => {
      reply.removeHeader('www-authenticate');
    });
  });
});
