/** Limpa e corta o x-request-id em vez de trocá-lo, e registra o original: quem chama ainda escreve no log. */
import { startWith } from './referencia.ts';

await startWith({
  tamper(app) {
    app.addHook('onRequest', async (request, reply) => {
      const given = request.headers['x-request-id'];
      if (typeof given !== 'string' || given === request.id) return;
      request.log.info(`id recusado: ${given}`);
      reply.header('x-request-id', given.replaceAll(/[^\w.:-]/g, '').slice(0, 64));
    });
  },
});
