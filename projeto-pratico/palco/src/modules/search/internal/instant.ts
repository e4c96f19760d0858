import type { FieldError } from '#kernel/errors.ts';

const DAY = /^\d{4}-\d\d-\d\d$/;
const INSTANT = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:[Zz]|[+-]\d\d:\d\d)$/;
const DAY_MS = 86_400_000;

/**
 * O instante escrito em um filtro: RFC 3339, ou um dia no horário de Brasília, que não tem mais horário de verão.
 * @param edge de um dia, o primeiro ou o último milissegundo
 */
export function readInstant(
  field: 'since' | 'until',
  text: string | undefined,
  errors: FieldError[],
): Date | null {
  if (text === undefined) return null;
  const ms = DAY.test(text) ? dayAt(field, text) : INSTANT.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(ms)) return new Date(ms);
  errors.push({ field, message: 'Escreva um dia (2026-03-04) ou um instante (2026-03-04T14:05:00Z).' });
  return null;
}

function dayAt(field: 'since' | 'until', day: string): number {
  const start = Date.parse(`${day}T00:00:00-03:00`);
  // 31 de fevereiro vira 2 de março: não é o dia que a pessoa escreveu
  if (Number.isNaN(start) || !new Date(`${day}T00:00:00Z`).toISOString().startsWith(day)) return Number.NaN;
  return field === 'since' ? start : start + DAY_MS - 1;
}
