/** Sair apaga o cookie do navegador e mais nada: quem o copiou antes continua dentro por trinta dias. */
import { beforeRoutes, startWith } from './referencia.ts';

await startWith((building) => {
  beforeRoutes(building, (api) => {
    api.addHook('onRequest', async ({ method, url }, reply) => {
      if (method !== 'DELETE' || !url.endsWith('/sessions/current')) return;
      return reply.clearCookie('__Host-palco_session', { path: '/', secure: true }).status(204).send(null);
    });
  });
});
