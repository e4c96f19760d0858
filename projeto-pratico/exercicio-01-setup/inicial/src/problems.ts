import type { FastifyInstance } from 'fastify';

/** Corpo de toda resposta de erro: RFC 9457, com `code` e `errors` como extensões. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  /** Contém o id da requisição. */
  instance: string;
  code: string;
  errors: { field: string; message: string }[];
}

/**
 * Liga o tradutor de erros.
 *
 * TODO (erros): `app.setErrorHandler` e `app.setNotFoundHandler`, respondendo application/problem+json.
 * O 405 precisa saber que métodos cada endereço aceita: o gancho `onRoute` avisa de cada rota nova.
 */
export function useProblems(_app: FastifyInstance): void {}
