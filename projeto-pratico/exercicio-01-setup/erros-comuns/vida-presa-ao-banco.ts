/** `live` pergunta ao banco: quando ele cai, o orquestrador reinicia todos os servidores à toa. */
import { createHealth } from '../../palco/src/modules/health/index.ts';
import { startWith } from './referencia.ts';

await startWith({
  createHealth: (deps) => ({
    routes(app) {
      app.addHook('onRequest', async (request) => {
        if (request.url !== '/health/live') return;
        for (const { check } of deps.checks) await check();
      });
      createHealth(deps).routes(app);
    },
  }),
});
