/** Repassa as mensagens do validador como vieram: quem usa o Palco recebe inglês de máquina. */
import { startWith } from './referencia.ts';

await startWith({
  tamper(app) {
    app.addHook('onSend', async (_request, reply, payload) => {
      if (reply.statusCode !== 400) return payload;
      reply.removeHeader('content-length');
      return String(payload).replaceAll(/"message":"[^"]*"/g, '"message":"must be valid"');
    });
  },
});
