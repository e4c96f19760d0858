/** O id só volta quando dá certo; é no erro que alguém precisa dele. */
import { startWith } from './referencia.ts';

await startWith({
  tamper(app) {
    app.addHook('onSend', async (_request, reply) => {
      if (reply.statusCode >= 400) reply.removeHeader('x-request-id');
    });
  },
});
