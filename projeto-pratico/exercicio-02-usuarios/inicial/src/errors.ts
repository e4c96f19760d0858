/** Um campo recusado e a razão, pronta para aparecer ao lado dele na página. */
export interface FieldError {
  field: string;
  message: string;
}

/** Todo erro previsto: o status e o título nunca mudam. O contrato é quem diz os códigos. */
const KINDS = {
  bad_request: [400, 'Requisição malformada'],
  validation_failed: [400, 'Há campos a corrigir'],
  token_invalid: [400, 'Este link não vale mais'],
  unauthenticated: [401, 'É preciso se identificar'],
  password_wrong: [403, 'A senha não confere'],
  account_deactivated: [403, 'Esta conta está desativada'],
  not_found: [404, 'Não encontrado'],
  user_not_found: [404, 'Pessoa não encontrada'],
  method_not_allowed: [405, 'Método não permitido'],
  handle_taken: [409, 'Nome de usuário já em uso'],
  body_too_large: [413, 'Corpo grande demais'],
  unsupported_media_type: [415, 'Tipo de conteúdo não aceito'],
  image_type_refused: [415, 'Tipo de imagem não aceito'],
  image_invalid: [422, 'Imagem que não dá para usar'],
  too_many_requests: [429, 'Muitas tentativas'],
  internal: [500, 'Erro interno'],
  not_done: [501, 'Ainda não foi feito'],
  unavailable: [503, 'Gente demais agora'],
  not_ready: [503, 'Ainda não está pronto'],
} as const;

export type ErrorCode = keyof typeof KINDS;

interface ErrorDetails {
  errors?: FieldError[];
  /** Cabeçalhos que acompanham a resposta, como `retry-after`. */
  headers?: Record<string, string>;
}

/** Erro previsto: vira um problema RFC 9457 em `problems.ts`. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly title: string;
  readonly errors: FieldError[];
  readonly headers: Record<string, string>;

  constructor(code: ErrorCode, detail: string, { errors = [], headers = {} }: ErrorDetails = {}) {
    super(detail);
    this.name = 'AppError';
    this.code = code;
    [this.status, this.title] = KINDS[code];
    this.errors = errors;
    this.headers = headers;
  }
}

/** Recusa por campo. */
export const invalidFields = (errors: FieldError[]): AppError =>
  new AppError('validation_failed', 'Veja em cada campo o que mudar.', { errors });
