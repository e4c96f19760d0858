import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { isMissingReference } from '#kernel/db-errors.ts';
import { AppError, invalidFields } from '#kernel/errors.ts';
import { httpErrors } from './errors.ts';
import { component } from './schema.ts';
import { Type } from './type.ts';
import type { Http } from './types.ts';
import { fieldErrors } from './validation-messages.ts';

/** Corpo de toda resposta de erro. Fonte: RFC 9457, com `code` e `errors` como extensões. */
export const Problem = component(
  'Problem',
  Type.Object({
    type: Type.String({ description: 'URN do tipo de problema: urn:palco:erro:<code>' }),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String(),
    instance: Type.String({ description: 'Id da requisição, o mesmo de x-request-id' }),
    code: Type.String(),
    errors: Type.Array(Type.Object({ field: Type.String(), message: Type.String() })),
  }),
);

/** Liga o tradutor de erros: nada sai do servidor como erro sem ser um problema em português. */
export function useProblems(app: Http): void {
  app.setErrorHandler<FastifyError | AppError>((error, request, reply) => {
    const known = toAppError(error);
    const context = { err: known.cause ?? error, code: known.code };
    if (known.status >= 500) request.log.error(context, 'requisição falhou');
    return sendProblem(request, reply, known);
  });
}

/** Responde com o problema, na forma e no tipo certos. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, error: AppError): FastifyReply {
  const body = {
    ...error.extra,
    type: `urn:palco:erro:${error.code}`,
    title: error.title,
    status: error.status,
    detail: error.message,
    instance: `urn:palco:requisicao:${request.id}`,
    code: error.code,
    errors: error.errors,
  };
  return reply
    .status(error.status)
    .headers({ 'cache-control': 'no-store', ...error.headers })
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(body));
}

/** Códigos do Fastify que são culpa da requisição, e o que dizer de cada um. */
const FASTIFY_CODES: Record<string, () => AppError> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () =>
    httpErrors.create('unsupported_media_type', 'Envie o corpo como application/json.'),
  FST_ERR_CTP_BODY_TOO_LARGE: () => httpErrors.create('body_too_large', 'O corpo passa do tamanho aceito.'),
  FST_ERR_CTP_EMPTY_JSON_BODY: () =>
    httpErrors.create('bad_request', 'O corpo está vazio. Envie um JSON, nem que seja {}.'),
  FST_ERR_CTP_INVALID_JSON_BODY: () => httpErrors.create('bad_request', 'O corpo não é JSON válido.'),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () =>
    httpErrors.create('bad_request', 'O Content-Length não é o tamanho do corpo.'),
  FST_ERR_BAD_URL: () => httpErrors.create('bad_request', 'O endereço não é uma URL válida.'),
  FST_ERR_MAX_PARAM_LENGTH: () => httpErrors.create('not_found', 'Não existe nada neste endereço.'),
};

export function toAppError(error: FastifyError | AppError): AppError {
  if (error instanceof AppError) return error;
  // a conta ou a publicação existia quando a requisição começou: quem perde essa corrida não achou um defeito
  if (isMissingReference(error)) {
    return httpErrors.create('reference_gone', {
      detail: 'A conta ou a publicação de que isto depende acabou de ser apagada.',
      cause: error,
    });
  }
  if ('validation' in error && error.validation) {
    return invalidFields(fieldErrors(error));
  }
  const known = FASTIFY_CODES[error.code];
  if (known) return known();
  if (error.statusCode === 413)
    return httpErrors.create('body_too_large', 'O corpo passa do tamanho aceito.');
  if (error.statusCode === 415) {
    return httpErrors.create('unsupported_media_type', 'Este tipo de conteúdo não é aceito aqui.');
  }
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
    return httpErrors.create('bad_request', { detail: 'A requisição não pôde ser entendida.', cause: error });
  }
  return httpErrors.create('internal', {
    detail: 'O defeito é nosso e foi registrado. Informe o id da requisição se pedir ajuda.',
    cause: error,
  });
}
