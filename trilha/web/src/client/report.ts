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

export function withSpread({ median, q1, q3 }: Result): string {
  return q1 === q3 ? number(median) : `${number(median)} ± ${number((q3 - q1) / 2)}`;
}
