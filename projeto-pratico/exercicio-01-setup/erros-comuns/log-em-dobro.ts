/** Esquece de desligar a linha do framework: duas por requisição, e toda conta feita sobre o log sai dobrada. */
import { startWith } from './referencia.ts';

await startWith({
  tamper(app) {
    app.addHook('onResponse', async ({ log, method, url }, { statusCode: status }) => {
      log.info({ method, url, status }, 'request completed');
    });
  },
});
