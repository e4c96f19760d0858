import type { FastifyRequest } from 'fastify';
import { AppError } from './errors.ts';

type Authenticate = (login: string, password: string) => Promise<string | null>;

/**
 * Quem chama, pelo cabeçalho `authorization: Basic …` (RFC 7617).
 *
 * TODO (quem chama): decodifique login e senha, pergunte a `authenticate` e conte as tentativas. Por enquanto ninguém é
 * ninguém, e o 401 não diz como se identificar.
 */
export function identify(_authenticate: Authenticate) {
  return async (_request: FastifyRequest): Promise<string> => {
    throw new AppError('unauthenticated', 'Esta rota é da própria pessoa: diga quem é.');
  };
}
