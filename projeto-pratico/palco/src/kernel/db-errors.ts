import { AppError, common } from './errors.ts';

const NETWORK = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
]);
const CLIENT_MESSAGES = [
  'Connection terminated',
  'timeout exceeded when trying to connect',
  'Client has encountered a connection error',
  'Cannot use a pool after calling end on the pool',
];

/** SQLSTATE de um erro do PostgreSQL, ou o `code` do sistema. */
function codeOf(error: unknown): string | undefined {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return undefined;
}

/** Nome da restrição violada (unicidade ou chave estrangeira), se foi isso que aconteceu. */
export function violated(error: unknown): string | undefined {
  const code = codeOf(error);
  if (code !== '23505' && code !== '23503') return undefined;
  return error instanceof Error && 'constraint' in error ? String(error.constraint) : undefined;
}

/** Outra transação segurou a linha por mais tempo que `lock_timeout`. */
export const isLockTimeout = (error: unknown): boolean =>
  codeOf(error) === '55P03' || (error instanceof AppError && codeOf(error.cause) === '55P03');

/** Uma chave estrangeira aponta para linha que não existe (mais). */
export const isMissingReference = (error: unknown): boolean => codeOf(error) === '23503';

/**
 * Banco fora do ar vira `unavailable` (503, tente de novo); o resto passa como veio, porque é defeito nosso.
 * Fonte dos códigos: PostgreSQL, apêndice A — 08 conexão, 53 recursos, 57P desligamento, 57014 tempo esgotado,
 * 40P01 desfeita para soltar um impasse, 55P03 trava que não se soltou no prazo.
 */
export function asAppError(error: unknown): unknown {
  if (error instanceof AppError || !isUnavailable(error)) return error;
  return common.create('unavailable', {
    detail: 'O banco de dados não respondeu. Nada foi gravado pela metade; tente de novo em instantes.',
    headers: { 'retry-after': '2' },
    cause: error,
  });
}

function isUnavailable(error: unknown): boolean {
  const code = codeOf(error) ?? '';
  if (NETWORK.has(code) || /^(08|53|57P|57014|25P03|40P01|55P03)/.test(code)) return true;
  if (error instanceof AggregateError) return error.errors.some(isUnavailable);
  return error instanceof Error && CLIENT_MESSAGES.some((text) => error.message.includes(text));
}
