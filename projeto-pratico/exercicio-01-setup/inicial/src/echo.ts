import type { FastifyInstance } from 'fastify';

/**
 * `POST /api/v1/echo`: devolve a mensagem recebida, depois do atraso pedido.
 *
 * TODO (entrada): confira o corpo pelo esquema do contrato, sem converter tipos nem descartar campos.
 */
export function createEcho() {
  return {
    routes(app: FastifyInstance): void {
      app.post('/api/v1/echo', (_request, reply) => reply.code(501).send({ message: 'ainda não escrito' }));
    },
  };
}
