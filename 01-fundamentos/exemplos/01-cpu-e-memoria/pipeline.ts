/**
 * A mesma soma em uma e em quatro cadeias de contas: o processador faz ao mesmo tempo o que não depende do resto.
 */
import { medianNs } from './chase.ts';
import { show } from './recording.ts';
import { timeText } from './scale.ts';

// #region cadeias
/** Cada soma precisa do resultado da anterior: forma-se uma fila. */
export function sumInOneChain(values: Float64Array): number {
  let total = 0;
  for (let index = 0; index < values.length; index++) total += values[index] ?? 0;
  return total;
}

/** Quatro somas que não se conhecem; juntam-se no fim. `values.length` é múltiplo de 4. */
export function sumInFourChains(values: Float64Array): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let index = 0; index < values.length; index += 4) {
    a += values[index] ?? 0;
    b += values[index + 1] ?? 0;
    c += values[index + 2] ?? 0;
    d += values[index + 3] ?? 0;
  }
  return a + b + c + d;
}
// #endregion cadeias

/** Números pequenos com fração exata em base 2: a soma dá o mesmo em qualquer ordem. */
export function quarters(count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, index) => (index % 100) / 4);
}

export function report(count = 2048): string[] {
  const values = quarters(count);
  const line = (name: string, sum: (values: Float64Array) => number) => {
    const ns = medianNs(count, sum.bind(null, values));
    return `  ${name.padEnd(16)} ${timeText(ns).padStart(9)} por número   soma ${sum(values).toLocaleString('pt-BR')}`;
  };
  return [
    `Somar ${count.toLocaleString('pt-BR')} números com fração (16 KiB, cabem na L1)`,
    line('uma cadeia', sumInOneChain),
    line('quatro cadeias', sumInFourChains),
  ];
}

if (import.meta.main) await show('pipeline', () => report());
