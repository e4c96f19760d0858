const exact = new Intl.NumberFormat('pt-BR');
const compact = new Intl.NumberFormat('pt-BR', { notation: 'compact', maximumFractionDigits: 1 });

/** Contagem curta, como se escreve aqui: 987, 1,2 mil, 3,4 mi. */
export const shortCount = (value: number) => (value < 1000 ? exact.format(value) : compact.format(value));

/** Contagem por extenso de dígitos: 12.345. */
export const fullCount = (value: number) => exact.format(value);

/** Fração de 0 a 1 como porcentagem inteira, com espaço que não quebra. Trunca: 100 % só quando acabou. */
export const asPercent = (fraction: number) =>
  `${Math.floor(Math.min(1, Math.max(0, fraction)) * 100)}\u00a0%`;

const UNITS = ['B', 'kB', 'MB', 'GB'] as const;

/** Tamanho em unidades decimais, como os sistemas de arquivos mostram: 12,3 MB. */
export function byteSize(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || value >= 100 ? 0 : 1;
  return `${value.toLocaleString('pt-BR', { maximumFractionDigits: digits })} ${UNITS[unit]}`;
}

/** Singular ou plural pela contagem: em português, 0 pede plural e 1 pede singular. */
export const plural = (count: number, one: string, many: string) => (count === 1 ? one : many);
