/** O 404 padrão de muito framework: texto para gente, que um programa não sabe ler. */
import { startWith } from './referencia.ts';

await startWith({
  tamper(app) {
    app.addHook('onSend', async (request, reply, payload) => {
      if (reply.statusCode !== 404) return payload;
      reply.type('text/plain; charset=utf-8').removeHeader('content-length');
      return `Cannot ${request.method} ${request.url}`;
    });
  },
});
