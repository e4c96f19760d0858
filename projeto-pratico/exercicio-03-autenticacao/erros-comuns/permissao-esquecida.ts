/** Protege todas as rotas de papéis, menos a que só lê: qualquer pessoa descobre quem manda. */
import { beforeRoutes, startWith } from './referencia.ts';

await startWith((building) => {
  beforeRoutes(building, (api) => {
    api.addHook('onRoute', ({ method, url, config }) => {
      if (config && method === 'GET' && url.endsWith('/users/:handle/roles')) config.access = 'user';
    });
  });
});
