import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

/** Corpo da requisição, como o contrato o descreve. */
export interface EchoInput {
  message: string;
  delayMs?: number;
}

const body = {
  type: 'object',
  required: ['message'],
  additionalProperties: false,
  properties: {
    message: { type: 'string', minLength: 1, maxLength: 280 },
    delayMs: { type: 'integer', minimum: 0, maximum: 5_000 },
  },
};

/** `POST /api/v1/echo`: devolve a mensagem recebida, depois de `delayMs`. */
export function createEcho() {
  return {
    routes(app: FastifyInstance): void {
      app.post<{ Body: EchoInput }>(
        '/api/v1/echo',
        { config: { allow: 'public' }, schema: { body } },
        async (request) => {
          const { message, delayMs = 0 } = request.body;
          await delay(delayMs);
          return { message, delayMs, requestId: request.id };
        },
      );
    },
  };
}
