import type { Http } from './types.ts';

/** 256 bits em base64url: o ticket de uma entrada externa e o pedido de um aplicativo vão no caminho. */
const SECRET = /[\w-]{43,}/g;

/** Uma linha por requisição, quando termina, e o id dela devolvido a quem chamou. */
export function useRequestLog(app: Http): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  app.addHook('onResponse', async (request, reply) => {
    const fields = {
      method: request.method,
      // sem a consulta: um link com segredo dentro, como o de trocar a senha, não pode ficar no registro
      url: request.url.split('?', 1)[0]?.replace(SECRET, '…'),
      route: request.routeOptions.url,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
    };
    request.log.info(fields, 'requisição');
  });
}
