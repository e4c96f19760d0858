/**
 * Por mais que se use, um aparelho acaba doze validades depois de nascer: um segredo roubado e mantido em uso não vale
 * para sempre (OWASP ASVS 5, 7.3.2 e 10.4.8). Com o padrão de 30 dias, são 360.
 */
const MOST_RENEWALS = 12;

/** Até quando vale um aparelho usado agora. */
export function validUntil(now: Date, createdAt: Date, ttlSeconds: number): Date {
  const ttlMs = ttlSeconds * 1_000;
  return new Date(Math.min(now.getTime() + ttlMs, createdAt.getTime() + ttlMs * MOST_RENEWALS));
}
