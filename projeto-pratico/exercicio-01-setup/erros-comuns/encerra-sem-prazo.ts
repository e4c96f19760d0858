/** Corta quem está ocioso e espera quem está em andamento, mas sem prazo: um corpo que não acaba segura a saída. */
import { setTimeout as delay } from 'node:timers/promises';
import { startWith } from './referencia.ts';

if (Number(process.env.SHUTDOWN_GRACE_MS) > 0) process.env.SHUTDOWN_GRACE_MS = '300000';
await startWith({
  close: async (app, lifecycle) => {
    const closed = app.close();
    while (lifecycle.inFlight > 0) await delay(20);
    app.server.closeAllConnections();
    await closed;
  },
});
