import type { FastifyReply } from 'fastify';
import type { ApiProblem } from '../core/contract.ts';
import { TrilhaError, type TrilhaErrorCode } from '../core/errors.ts';

/** Um erro HTTP com código; o texto é para pessoas. */
export class HttpProblem extends Error {
  override name = 'HttpProblem';
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, detail: string) {
    super(detail);
    this.status = status;
    this.code = code;
  }
}

const TITLES: Record<number, string> = {
  400: 'Requisição malformada',
  401: 'Sessão desconhecida',
  403: 'Origem recusada',
  404: 'Não encontrado',
  405: 'Método não aceito',
  409: 'Conflito',
  413: 'Corpo grande demais',
  415: 'Formato não aceito',
  421: 'Endereço recusado',
  429: 'Ocupado',
  500: 'Defeito da Trilha',
};

const STATUS: Partial<Record<TrilhaErrorCode, number>> = {
  PROGRESS_LOCKED: 409,
  PROGRESS_VERSION: 409,
  CONTENT: 500,
};

/** Traduz qualquer erro; o que não conhecemos vira 500 sem detalhe, e o detalhe vai para o log. */
export function toProblem(error: unknown): ApiProblem {
  if (error instanceof HttpProblem) return problem(error.status, error.code, error.message);
  if (error instanceof TrilhaError) {
    return problem(STATUS[error.code] ?? 404, error.code, `${error.message} ${error.next}`);
  }
  const { statusCode = 500 } = error as { statusCode?: number };
  if (statusCode >= 500)
    return problem(
      500,
      'INTERNAL',
      'Algo falhou no servidor da Trilha. O terminal em que ele roda diz o quê.',
    );
  return problem(statusCode, 'BAD_REQUEST', 'A requisição não tem o formato que esta rota espera.');
}

function problem(status: number, code: string, detail: string): ApiProblem {
  return { type: 'about:blank', title: TITLES[status] ?? 'Requisição recusada', status, detail, code };
}

export function sendProblem(reply: FastifyReply, body: ApiProblem): FastifyReply {
  return reply.code(body.status).type('application/problem+json').send(body);
}
