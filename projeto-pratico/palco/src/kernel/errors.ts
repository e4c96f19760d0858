/** Um campo recusado e a razão, em português, pronta para aparecer ao lado dele na página. */
export interface FieldError {
  field: string;
  message: string;
}

/** O que se sabe de um código antes de ele acontecer: o status HTTP e o título, que nunca mudam. */
export interface ErrorKind {
  status: number;
  title: string;
}

export interface ErrorDetails {
  detail?: string;
  errors?: FieldError[];
  /** Cabeçalhos que acompanham a resposta, como `retry-after`. */
  headers?: Record<string, string>;
  /** Membros a mais do problema (RFC 9457, seção 3.2), para quem precisa de um dado, e não só de uma frase. */
  extra?: Record<string, unknown>;
  cause?: unknown;
}

/** Erro previsto: tem código registrado e vira problema RFC 9457 na borda HTTP. */
export class AppError extends Error {
  readonly code: string;
  readonly status: number;
  readonly title: string;
  readonly errors: FieldError[];
  readonly headers: Record<string, string>;
  readonly extra: Record<string, unknown>;

  constructor(code: string, kind: ErrorKind, details: ErrorDetails = {}) {
    super(details.detail ?? kind.title, { cause: details.cause });
    this.name = 'AppError';
    this.code = code;
    this.status = kind.status;
    this.title = kind.title;
    this.errors = details.errors ?? [];
    this.headers = details.headers ?? {};
    this.extra = details.extra ?? {};
  }
}

/** Catálogo de uma fatia: os códigos que ela pode devolver e uma função que os cria. */
export interface ErrorCatalog<Code extends string> {
  kinds: Record<Code, ErrorKind>;
  create(code: Code, details?: ErrorDetails | string): AppError;
}

/**
 * Declara os códigos de uma fatia. Só códigos declarados podem ser criados: o tipo recusa os outros.
 * `app/errors.ts` reúne os catálogos e um teste os confere com o README nas duas direções.
 */
export function defineErrors<Code extends string>(kinds: Record<Code, ErrorKind>): ErrorCatalog<Code> {
  return {
    kinds,
    create(code, details = {}) {
      return new AppError(code, kinds[code], typeof details === 'string' ? { detail: details } : details);
    },
  };
}

/** Erros que qualquer fatia pode usar. */
export const common = defineErrors({
  validation_failed: { status: 400, title: 'Há campos a corrigir' },
  unavailable: { status: 503, title: 'Serviço temporariamente indisponível' },
  cursor_invalid: { status: 400, title: 'Cursor não reconhecido' },
});

/** Recusa por campo. */
export const invalidFields = (errors: FieldError[]): AppError =>
  common.create('validation_failed', {
    detail: 'Veja em cada campo o que mudar.',
    errors,
  });
