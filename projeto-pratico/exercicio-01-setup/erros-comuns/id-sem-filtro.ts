/** Devolve qualquer x-request-id: quem chama escolhe o que entra nos logs, com o tamanho que quiser. */
import { startWith } from './referencia.ts';

await startWith({
  tamper(app) {
    app.addHook('onRequest', async (request, reply) => {
      const given = request.headers['x-request-id'];
      if (given !== undefined) reply.header('x-request-id', given);
    });
  },
});
