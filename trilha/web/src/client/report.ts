/** A parte do relatório de `@trilha/measure` (formato 1) que o site mostra. */
export interface Report {
  format: 1;
  title: string;
  command: string;
  date: string;
  machine: { cpu: string; cores: number; memoryGiB: number; node: string };
  comparisons: Comparison[];
}

export interface Comparison {
  title: string;
  unit: string;
  results: Result[];
}

export interface Result {
  name: string;
  median: number;
  q1: number;
  q3: number;
}

/** O relatório, ou `undefined` quando não há um ou ele é de outro formato. */
export function asReport(value: unknown): Report | undefined {
  const shaped = typeof value === 'object' && value !== null && 'format' in value && value.format === 1;
  return shaped ? (value as Report) : undefined;
}

/** Três algarismos significativos, como se escreve no Brasil. */
export function number(value: number): string {
  const digits = Math.abs(value) >= 1000 ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 3 };
  return new Intl.NumberFormat('pt-BR', digits).format(value);
}

const halfSpread = ({ q1, q3 }: Result) => (q3 - q1) / 2;

/** Acima disto a diferença entre duas linhas pode ser só o acaso: 20 % da mediana. */
const UNSTABLE = 0.2;

/** A medição variou tanto que não se deve comparar com outra. */
export const isUnstable = (result: Result): boolean => halfSpread(result) > UNSTABLE * result.median;

/** “1,120 ± 0,008”, “9,0 ± 2,3”: o desvio com dois algarismos, e o valor cortado na mesma casa. */
export function withSpread(result: Result): string {
  const spread = halfSpread(result);
  if (spread === 0) return number(result.median);
  const places = Math.max(0, Math.min(20, 1 - Math.floor(Math.log10(spread))));
  const fixed = new Intl.NumberFormat('pt-BR', {
    minimumFractionDigits: places,
    maximumFractionDigits: places,
  });
  return `${fixed.format(result.median)} ± ${fixed.format(spread)}`;
}
