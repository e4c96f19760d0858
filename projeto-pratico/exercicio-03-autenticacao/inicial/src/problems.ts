import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppError, type FieldError, invalidFields } from './errors.ts';

/** Corpo de toda resposta de erro: RFC 9457, com `code` e `errors` como extensões. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  /** Contém o id da requisição. */
  instance: string;
  code: string;
  errors: FieldError[];
}

/** Liga o tradutor de erros: nada sai do servidor como erro sem ser um problema em português. */
export function useProblems(app: FastifyInstance): void {
  const allowed = new Map<string, Set<string>>();
  app.addHook('onRoute', ({ url, method }) => {
    const methods = allowed.get(url) ?? new Set();
    for (const one of [method].flat()) methods.add(one);
    allowed.set(url, methods);
  });
  app.setErrorHandler<FastifyError | AppError>((error, request, reply) => {
    const known = toAppError(error);
    if (known.status >= 500) request.log.error({ err: error, requestId: request.id }, 'requisição falhou');
    return sendProblem(request, reply, known);
  });
  app.setNotFoundHandler((request, reply) => {
    const methods = methodsOf(allowed, request.url.split('?', 1)[0] ?? '/');
    return sendProblem(request, reply, methods === undefined ? nothingHere() : wrongMethod(methods));
  });
}

const nothingHere = () => new AppError('not_found', 'Não existe nada neste endereço.');

function wrongMethod(methods: Set<string>): AppError {
  const allow = [...methods].sort().join(', ');
  return new AppError('method_not_allowed', `Este endereço aceita ${allow}.`, { headers: { allow } });
}

function methodsOf(allowed: Map<string, Set<string>>, path: string): Set<string> | undefined {
  const given = path.split('/');
  const matches = (url: string) => {
    const wanted = url.split('/');
    return (
      wanted.length === given.length && wanted.every((part, i) => part.startsWith(':') || part === given[i])
    );
  };
  return [...allowed].find(([url]) => matches(url))?.[1];
}

export function sendProblem(request: FastifyRequest, reply: FastifyReply, error: AppError): FastifyReply {
  const problem: Problem = {
    type: `urn:palco:erro:${error.code}`,
    title: error.title,
    status: error.status,
    detail: error.message,
    instance: `urn:palco:requisicao:${request.id}`,
    code: error.code,
    errors: error.errors,
    ...error.members,
  };
  return reply
    .status(error.status)
    .headers({ 'cache-control': 'no-store', 'x-request-id': request.id, ...error.headers })
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem));
}

export function toAppError(error: FastifyError | AppError): AppError {
  if (error instanceof AppError) return error;
  if (error.validation !== undefined) return invalidFields(fieldErrors(error.validation));
  if (error.statusCode === 413) return new AppError('body_too_large', 'O corpo passa do tamanho aceito.');
  if (error.statusCode === 415)
    return new AppError('unsupported_media_type', 'Este tipo de conteúdo não é aceito aqui.');
  if (error.statusCode !== undefined && error.statusCode < 500)
    return new AppError(
      'bad_request',
      'A requisição não pôde ser entendida. Confira se o corpo é JSON válido.',
    );
  return new AppError('internal', 'O defeito é nosso e foi registrado. Informe o id da requisição.');
}

type Failure = NonNullable<FastifyError['validation']>[number];

const TYPES: Record<string, string> = { string: 'um texto', object: 'um objeto', array: 'uma lista' };

const MESSAGES: Record<string, (params: Record<string, unknown>) => string> = {
  required: () => 'Falta este campo.',
  additionalProperties: () => 'Este campo não existe aqui.',
  type: ({ type }) => `Deve ser ${TYPES[String(type)] ?? 'um número'}.`,
  minLength: ({ limit }) =>
    limit === 1 ? 'Não pode ficar vazio.' : `Precisa de pelo menos ${String(limit)} caracteres.`,
  maxLength: ({ limit }) => `Passa do limite de ${String(limit)} caracteres.`,
  minProperties: () => 'Informe pelo menos um campo.',
  minItems: () => 'Precisa de pelo menos um item.',
  maxItems: ({ limit }) => `Passa do limite de ${String(limit)} itens.`,
  pattern: () => 'Tem caracteres que não são aceitos aqui.',
  enum: ({ allowedValues }) => `Use um destes: ${(allowedValues as string[]).join(', ')}.`,
  format: ({ format }) => FORMATS[String(format)] ?? 'Valor não aceito.',
};

const FORMATS: Record<string, string> = {
  email: 'Não parece um e-mail. Exemplo: nome@exemplo.com.br.',
  handle: 'Use de 3 a 30 letras sem acento, números ou _, e um nome que não seja da casa.',
  'visible-line': 'Escreva algo que se veja, em uma linha.',
  'plain-text': 'Tem um caractere de controle. Use só o que o teclado escreve.',
  'new-password': 'Esta senha está entre as mais usadas, ou tem um caractere de controle. Escolha outra.',
  secret: 'Tem um caractere que não é aceito aqui.',
};

/** Traduz as falhas do ajv: uma por campo, a primeira de cada. */
function fieldErrors(failures: Failure[]): FieldError[] {
  const byField = new Map<string, string>();
  for (const { keyword, instancePath, params } of failures) {
    const extra = params.missingProperty ?? params.additionalProperty;
    const field = extra === undefined ? instancePath.slice(1) || 'corpo' : String(extra);
    if (!byField.has(field)) byField.set(field, MESSAGES[keyword]?.(params) ?? 'Valor não aceito.');
  }
  return [...byField].map(([field, message]) => ({ field, message }));
}
