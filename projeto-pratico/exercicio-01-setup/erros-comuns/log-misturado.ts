/** Um console.log esquecido no caminho do erro: a linha solta quebra quem lê o log como JSON. */
import { startWith } from './referencia.ts';

await startWith({
  tamper(app) {
    app.addHook('onResponse', async (request, reply) => {
      if (reply.statusCode === 400) console.log('recusei', request.method, request.url);
    });
  },
});
