const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const YEAR_MS = 365 * 24 * HOUR_MS;

const whenFormat = new Intl.DateTimeFormat('pt-BR', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'shortOffset',
});

/** Um instante como o campo de data e hora o escreve, no fuso deste aparelho: `2026-11-30T18:05`. */
export const localInput = (date: Date): string =>
  new Date(date.getTime() - date.getTimezoneOffset() * MINUTE_MS).toISOString().slice(0, 16);

/** Uma sugestão para começar: a hora cheia depois da próxima. */
export const soon = (now: Date): string =>
  localInput(new Date((Math.floor(now.getTime() / HOUR_MS) + 2) * HOUR_MS));

/** Os extremos que o campo oferece. */
export const bounds = (now: Date) => ({
  min: localInput(new Date(now.getTime() + 2 * MINUTE_MS)),
  max: localInput(new Date(now.getTime() + YEAR_MS - MINUTE_MS)),
});

/** O instante por extenso e com o fuso. */
export const fullWhen = (date: Date): string => whenFormat.format(date);

/** Por que não dá para agendar para esta hora, ou `null`. Quem decide é a API, pelo relógio dela. */
export function whyNotAt(at: string, now: Date): string | null {
  const time = new Date(at).getTime();
  if (Number.isNaN(time)) return 'Escolha o dia e a hora em que a publicação sai.';
  if (time < now.getTime() + MINUTE_MS) return 'Escolha uma hora daqui a um minuto ou mais.';
  return time > now.getTime() + YEAR_MS ? 'Escolha uma data dentro de um ano.' : null;
}

const UNITS = [
  [24 * 3600, 'dia', 'dias'],
  [3600, 'hora', 'horas'],
  [60, 'minuto', 'minutos'],
  [1, 'segundo', 'segundos'],
] as const;

/** Duração na maior unidade que a diz inteira: 1 dia, 90 minutos. */
export function duration(seconds: number): string {
  const [size, one, many] = UNITS.find(([unit]) => seconds % unit === 0) ?? UNITS[3];
  const count = seconds / size;
  return `${count} ${count === 1 ? one : many}`;
}
