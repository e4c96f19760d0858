/** Registra só o que deu certo: falta no log justamente a requisição que se vai procurar. */
import { startWith } from './referencia.ts';

await startWith({
  tamper(app) {
    app.addHook('onSend', async (request, reply) => {
      if (reply.statusCode < 400) return;
      request.log = Object.assign(Object.create(request.log), { info: () => undefined });
    });
  },
});
