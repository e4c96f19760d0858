/** `live` pergunta ao banco e ignora a resposta: com o banco travado, a resposta não vem, e `live` também não. */
import { createHealth } from '../../palco/src/modules/health/index.ts';
import { startWith } from './referencia.ts';

await startWith({
  createHealth: (deps) => ({
    routes(app) {
      app.addHook('onRequest', async (request) => {
        if (request.url !== '/health/live') return;
        for (const { check } of deps.checks) await check().catch(() => undefined);
      });
      createHealth(deps).routes(app);
    },
  }),
});
