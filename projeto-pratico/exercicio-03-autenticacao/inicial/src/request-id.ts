import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';

const SANE = /^[\w.:-]{1,64}$/u;

/** O id de uma requisição: o de quem chama, se for curto e não sujar o log; senão, um novo. */
export function requestId({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && SANE.test(given) ? given : randomUUID();
}

/** Devolve o id no cabeçalho e escreve uma linha por requisição, quando ela termina. */
export function useRequestLog(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  app.addHook('onResponse', async ({ id, method, url, log }, reply) => {
    const fields = {
      requestId: id,
      method,
      // Sem a consulta: um segredo que alguém puser no endereço não fica no registro.
      url: url.split('?', 1)[0],
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
    };
    log.info(fields, 'requisição');
  });
}
