/** Um console.log esquecido: a linha solta quebra quem lê o log como JSON. */
import { startWith } from './referencia.ts';

await startWith({
  tamper(app) {
    app.addHook('onRequest', async (request) => {
      console.log('chegou', request.method, request.url);
    });
  },
});
