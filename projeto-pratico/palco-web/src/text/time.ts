const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const exactFormat = new Intl.DateTimeFormat('pt-BR', { dateStyle: 'long', timeStyle: 'short' });
const preciseFormat = new Intl.DateTimeFormat('pt-BR', { dateStyle: 'long', timeStyle: 'medium' });
const dayFormat = new Intl.DateTimeFormat('pt-BR', { day: 'numeric', month: 'short' });
const yearFormat = new Intl.DateTimeFormat('pt-BR', { day: 'numeric', month: 'short', year: 'numeric' });
const monthFormat = new Intl.DateTimeFormat('pt-BR', { month: 'long', year: 'numeric' });

/**
 * Há quanto tempo, na forma mais curta que ainda se entende: agora, 5 min, 3 h, 2 d, 4 de mar., 4 de mar. de 2024.
 *
 * @param iso instante da publicação
 * @param now instante atual; um relógio adiantado no servidor vira "agora", nunca um tempo negativo
 */
export function relativeTime(iso: string, now: Date): string {
  const then = new Date(iso);
  const seconds = (now.getTime() - then.getTime()) / 1000;
  if (seconds < MINUTE) return 'agora';
  if (seconds < HOUR) return `${Math.floor(seconds / MINUTE)} min`;
  if (seconds < DAY) return `${Math.floor(seconds / HOUR)} h`;
  if (seconds < 7 * DAY) return `${Math.floor(seconds / DAY)} d`;
  return (then.getFullYear() === now.getFullYear() ? dayFormat : yearFormat).format(then);
}

/**
 * Quanto falta, na forma mais curta que ainda se entende: menos de 1 min, 5 min, 3 h, 2 d. Depois do instante, `null`.
 *
 * @param iso instante por vir
 * @param now instante atual
 */
export function timeLeft(iso: string, now: Date): string | null {
  const seconds = (new Date(iso).getTime() - now.getTime()) / 1000;
  if (seconds <= 0) return null;
  if (seconds < MINUTE) return 'menos de 1 min';
  if (seconds < HOUR) return `${Math.floor(seconds / MINUTE)} min`;
  return seconds < 2 * DAY ? `${Math.floor(seconds / HOUR)} h` : `${Math.round(seconds / DAY)} d`;
}

/** Data e hora inteiras: 4 de março de 2026 às 14:05. */
export const exactTime = (iso: string) => exactFormat.format(new Date(iso));

/** Data e hora até o segundo, para distinguir o que aconteceu quase junto. */
export const preciseTime = (iso: string) => preciseFormat.format(new Date(iso));

/** Mês e ano: março de 2026. */
export const monthOf = (iso: string) => monthFormat.format(new Date(iso));

const two = (value: number) => String(value).padStart(2, '0');

/** Posição no vídeo: 0:07, 12:34, 1:02:03. Valores que ainda não existem (NaN, infinito) viram 0:00. */
export function clock(seconds: number): string {
  const whole = Number.isFinite(seconds) ? Math.max(0, Math.floor(seconds)) : 0;
  const hours = Math.floor(whole / HOUR);
  const minutes = Math.floor((whole % HOUR) / MINUTE);
  const rest = two(whole % MINUTE);
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}

/** Duração inteira: arredonda, porque os segmentos somam 7,99 s num vídeo de 8. */
export const length = (seconds: number) => clock(Math.round(seconds));
