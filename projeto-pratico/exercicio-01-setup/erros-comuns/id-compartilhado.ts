/** O id é criado uma vez, quando o módulo carrega, e não uma vez por requisição. */
import { randomUUID } from 'node:crypto';
import { startWith } from './referencia.ts';

const id = randomUUID();

await startWith({
  tamper(app) {
    app.addHook('onRequest', async (request, reply) => {
      if (request.headers['x-request-id'] !== undefined) return;
      request.id = id;
      reply.header('x-request-id', id);
    });
  },
});
