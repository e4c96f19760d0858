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
  credentials_invalid: [401, 'Login ou senha que não confere'],
  second_factor_required: [401, 'Falta o segundo passo'],
  code_invalid: [401, 'Código que não confere'],
  challenge_invalid: [401, 'Este desafio não vale mais'],
  refresh_invalid: [401, 'Entre de novo'],
  refresh_reused: [401, 'Este token já foi trocado'],
  passkey_invalid: [401, 'A passkey não confere'],
  forbidden: [403, 'Falta uma permissão'],
  step_up_required: [403, 'Prove de novo quem é'],
  account_suspended: [403, 'Conta suspensa'],
  cross_origin: [403, 'Página de outra origem'],
  insufficient_scope: [403, 'O aplicativo não tem esta licença'],
  device_not_found: [404, 'Aparelho não encontrado'],
  passkey_not_found: [404, 'Passkey não encontrada'],
  role_not_found: [404, 'Papel não encontrado'],
  app_not_found: [404, 'Aplicativo não encontrado'],
  external_provider_missing: [404, 'Sem provedor externo'],
  ticket_invalid: [404, 'Este bilhete não vale mais'],
  role_taken: [409, 'Já existe um papel com este nome'],
  role_built_in: [409, 'Papel de fábrica'],
  last_admin: [409, 'O último admin não sai'],
  account_exists: [409, 'Já existe uma conta'],
  last_sign_in_method: [409, 'O único jeito de entrar'],
  code_wrong: [422, 'Código que não confere'],
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
  /** Membros a mais do problema, como o `challenge` do segundo passo. */
  members?: Record<string, unknown>;
}

/** Erro previsto: vira um problema RFC 9457 em `problems.ts`. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly title: string;
  readonly errors: FieldError[];
  readonly headers: Record<string, string>;
  readonly members: Record<string, unknown>;

  constructor(
    code: ErrorCode,
    detail: string,
    { errors = [], headers = {}, members = {} }: ErrorDetails = {},
  ) {
    super(detail);
    this.name = 'AppError';
    this.code = code;
    [this.status, this.title] = KINDS[code];
    this.errors = errors;
    this.headers = headers;
    this.members = members;
  }
}

/** Recusa por campo. */
export const invalidFields = (errors: FieldError[]): AppError =>
  new AppError('validation_failed', 'Veja em cada campo o que mudar.', { errors });

/** O que se recebe enquanto a parte não fica pronta. O nome é o da seção do enunciado. */
export function todo(section: string): never {
  throw new AppError('not_done', `Por fazer: ${section}.`);
}
