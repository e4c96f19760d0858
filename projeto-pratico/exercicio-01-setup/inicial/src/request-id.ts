import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';

/**
 * O id de uma requisição.
 *
 * TODO (id): aceite o `x-request-id` de quem chama, se tiver de 1 a 64 letras, dígitos e `_ . : -`.
 */
export function requestId(_request: Pick<IncomingMessage, 'headers'>): string {
  return randomUUID();
}

/**
 * TODO (id e logs): devolva o id no cabeçalho e escreva uma linha por requisição, com
 * requestId, method, url, status e ms. As duas linhas do Fastify se desligam em `compose.ts`.
 */
export function useRequestLog(_app: FastifyInstance): void {}
