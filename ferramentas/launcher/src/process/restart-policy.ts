/** Quedas seguidas toleradas dentro da janela antes de desistir. */
const LIMIT = 5;
const WINDOW_MS = 120_000;
const FIRST_DELAY_MS = 250;
const LAST_DELAY_MS = 8_000;

/**
 * Quanto esperar antes de reerguer um processo que caiu; `undefined` é desistir.
 *
 * Reerguer, em vez de parar tudo, porque API, worker e Trilha não guardam estado: o que importa
 * está no PostgreSQL, e quem estuda mata processos de propósito para ver a recuperação. O limite existe
 * porque um defeito que derruba na partida nunca passaria sozinho: 5 quedas em 2 minutos bastam.
 * @param crashes instantes das quedas em ms, a última inclusive
 */
export function restartDelay(crashes: readonly number[], now: number): number | undefined {
  const recent = crashes.filter((at) => now - at < WINDOW_MS).length;
  if (recent > LIMIT) return undefined;
  return Math.min(FIRST_DELAY_MS * 2 ** (recent - 1), LAST_DELAY_MS);
}
