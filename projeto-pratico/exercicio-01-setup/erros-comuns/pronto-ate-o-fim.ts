/** Espera as requisições em andamento, mas segue aceitando outras e dizendo “pronto”: o balanceador continua mandando gente. */
import { setTimeout as delay } from 'node:timers/promises';
import { createHealth } from '../../palco/src/modules/health/index.ts';
import { startWith } from './referencia.ts';

await startWith({
  createHealth: (deps) => createHealth({ ...deps, isDraining: () => false }),
  close: async (app, lifecycle) => {
    while (lifecycle.inFlight > 0) await delay(20);
    app.server.closeAllConnections();
    await app.close();
  },
});
