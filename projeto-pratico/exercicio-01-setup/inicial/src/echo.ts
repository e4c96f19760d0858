import type { FastifyInstance } from 'fastify';

/** Corpo da requisição, como o contrato o descreve. Um tipo do TypeScript não confere nada ao rodar. */
export interface EchoInput {
  message: string;
  delayMs?: number;
}

/**
 * `POST /api/v1/echo`: devolve a mensagem recebida, depois de `delayMs`.
 *
 * TODO (entrada): valide o corpo com o esquema do contrato, sem converter tipos nem descartar campos,
 * e espere `delayMs`. Por enquanto confia em quem chama e responde na hora.
 */
export function createEcho() {
  return {
    routes(app: FastifyInstance): void {
      app.post<{ Body: EchoInput }>('/api/v1/echo', (request) => ({
        message: request.body.message,
        delayMs: 0,
        requestId: request.id,
      }));
    },
  };
}
