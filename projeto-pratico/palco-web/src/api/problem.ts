/** Um erro de campo de um problema RFC 9457. */
export interface FieldError {
  field: string;
  message: string;
}

interface ProblemBody {
  title?: string;
  detail?: string;
  code?: string;
  errors?: FieldError[];
}

interface ProblemExtra {
  members?: Record<string, unknown>;
  retryAfter?: number | null;
}

/** Resposta de erro da API, já em palavras que podem ir para a tela. */
export class ProblemError extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly fields: FieldError[];
  /** Membros que só este problema tem, como `challenge` em `second_factor_required` (RFC 9457, seção 3.2). */
  readonly members: Record<string, unknown>;
  /** Segundos até valer a pena tentar de novo, quando a API os diz em `Retry-After`. */
  readonly retryAfter: number | null;

  constructor(status: number, body: ProblemBody, extra: ProblemExtra = {}) {
    super(body.detail ?? body.title ?? 'O Palco não conseguiu responder. Tente de novo em instantes.');
    this.name = 'ProblemError';
    this.status = status;
    this.code = body.code ?? `HTTP_${status}`;
    this.title = body.title ?? 'Algo não saiu como esperado';
    this.fields = body.errors ?? [];
    this.members = extra.members ?? {};
    this.retryAfter = extra.retryAfter ?? null;
  }
}

/** O pedido nem chegou a ter resposta: rede fora, servidor parado, resposta cortada. */
export class OfflineError extends Error {
  readonly code = 'OFFLINE';

  constructor(cause?: unknown) {
    super('O Palco não respondeu. Confira a conexão e tente de novo.', { cause });
    this.name = 'OfflineError';
  }
}

function isFieldError(value: unknown): value is FieldError {
  if (typeof value !== 'object' || value === null) return false;
  const { field, message } = value as Record<string, unknown>;
  return typeof field === 'string' && typeof message === 'string';
}

/**
 * Lê um corpo de problema sem confiar na forma: um proxy no caminho pode ter respondido HTML.
 *
 * @param status código HTTP da resposta
 * @param body corpo já decodificado, ou `undefined` quando não era JSON
 * @param wait o cabeçalho `Retry-After`, se veio
 */
export function toProblem(status: number, body: unknown, wait: string | null = null): ProblemError {
  const retryAfter = wait !== null && /^\d+$/.test(wait) ? Number(wait) : null;
  if (typeof body !== 'object' || body === null) return new ProblemError(status, {}, { retryAfter });
  const raw = body as Record<string, unknown>;
  const text = (key: string) => (typeof raw[key] === 'string' ? { [key]: raw[key] } : {});
  const errors = Array.isArray(raw.errors) ? raw.errors.filter(isFieldError) : [];
  const words = { ...text('title'), ...text('detail'), ...text('code'), errors };
  return new ProblemError(status, words, { members: raw, retryAfter });
}

/** Nome do campo no formulário: aceita `name`, `/name`, `body.name` e `body/name`. */
export function fieldName(path: string): string {
  return (
    path
      .split(/[./]/)
      .filter((part) => part !== '' && part !== 'body')
      .at(0) ?? ''
  );
}

/**
 * Separa o que cabe ao lado de cada campo do que só cabe no alto do formulário.
 *
 * @param error o que o pedido lançou
 * @param known nomes dos campos que o formulário mostra
 * @returns mensagens por campo (a primeira de cada) e a mensagem geral, ausente quando todo erro tem seu campo
 */
export function splitErrors(error: unknown, known: readonly string[]) {
  const byField: Record<string, string> = {};
  if (error === null || error === undefined) return { byField, general: undefined };
  const message = error instanceof Error ? error.message : String(error);
  if (!(error instanceof ProblemError)) return { byField, general: message };

  const strays: string[] = [];
  for (const { field, message: text } of error.fields) {
    const name = fieldName(field);
    if (known.includes(name)) byField[name] ??= text;
    else strays.push(text);
  }
  if (strays.length > 0) return { byField, general: strays.join(' ') };
  return { byField, general: Object.keys(byField).length > 0 ? undefined : message };
}

/** Verdadeiro quando a API respondeu com este código de problema. */
export const hasCode = (error: unknown, code: string): error is ProblemError =>
  error instanceof ProblemError && error.code === code;

/** O mesmo pedido pode dar certo depois? Recusa pelo que foi enviado se repete igual. */
export const isWorthRetrying = (error: unknown) =>
  !(error instanceof ProblemError) || error.status >= 500 || [401, 408, 409, 429].includes(error.status);

/** Verdadeiro quando o navegador entrou em outra conta depois que a página abriu. */
export const isOtherViewer = (error: unknown) => hasCode(error, 'viewer_changed');

/** Verdadeiro quando a API disse que não há sessão. */
export const isSignedOut = (error: unknown) => error instanceof ProblemError && error.status === 401;

/** Verdadeiro quando a API disse que não há nada naquele endereço. */
export const isNotFound = (error: unknown) => error instanceof ProblemError && error.status === 404;
