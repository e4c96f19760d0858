/**
 * A mesma soma em duas ordens, e a mesma tabela em dois formatos: quantas linhas de cache cada escolha busca.
 */
import { linesTouched, seeded, visits } from './core.ts';

/** Uma grade guardada linha a linha: o elemento (linha, coluna) está em `cells[linha × columns + coluna]`. */
export interface Grid {
  rows: number;
  columns: number;
  cells: Int32Array;
}

export function makeGrid(rows: number, columns: number, seed = 1): Grid {
  const random = seeded(seed);
  return {
    rows,
    columns,
    cells: Int32Array.from({ length: rows * columns }, () => Math.floor(random() * 100)),
  };
}

// #region ordem
export function sumByRows({ rows, columns, cells }: Grid): number {
  let total = 0;
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      total = (total + (cells[row * columns + column] ?? 0)) | 0;
  return total;
}

export function sumByColumns({ rows, columns, cells }: Grid): number {
  let total = 0;
  for (let column = 0; column < columns; column++)
    for (let row = 0; row < rows; row++) total = (total + (cells[row * columns + column] ?? 0)) | 0;
  return total;
}
// #endregion ordem

export interface Play {
  videoId: number;
  userId: number;
  startedAt: number;
  seconds: number;
  device: number;
  country: number;
  quality: number;
  finished: number;
}

export function makePlays(count: number, seed = 1): Play[] {
  const random = seeded(seed);
  const upTo = (limit: number) => Math.floor(random() * limit);
  return Array.from({ length: count }, () => ({
    videoId: upTo(1000),
    userId: upTo(100_000),
    startedAt: upTo(1_000_000),
    seconds: upTo(600),
    device: upTo(4),
    country: upTo(200),
    quality: upTo(8),
    finished: upTo(2),
  }));
}

// #region formato
/** Vetor de objetos: cada exibição é um objeto, e o vetor guarda ponteiros para eles. */
export function secondsInObjects(plays: readonly Play[]): number {
  let total = 0;
  for (let index = 0; index < plays.length; index++) total = (total + (plays[index]?.seconds ?? 0)) | 0;
  return total;
}

/** Objeto de vetores: uma coluna por campo, e cada coluna é um trecho contínuo de memória. */
export function secondsInColumn(seconds: Int32Array): number {
  let total = 0;
  for (let index = 0; index < seconds.length; index++) total = (total + (seconds[index] ?? 0)) | 0;
  return total;
}
// #endregion formato

/** Os mesmos elementos em ordem sorteada, como fica uma lista que se reordena ou que cresce aos poucos. */
export function shuffled<T>(items: readonly T[], seed = 2): T[] {
  const random = seeded(seed);
  const result = [...items];
  for (let index = result.length - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1));
    [result[index], result[other]] = [result[other] as T, result[index] as T];
  }
  return result;
}

export function report(): string[] {
  const shape = { rows: 64, columns: 64, bytes: 4, capacity: 48 };
  const misses = (order: 'rows' | 'columns') => visits({ ...shape, order }).filter(({ hit }) => !hit).length;
  const number = new Intl.NumberFormat('pt-BR');
  const line = (name: string, lines: number) => `  ${name.padEnd(32)} ${number.format(lines).padStart(6)}`;
  return [
    'Grade de 64 × 64 inteiros (256 linhas de cache), com um cache de 48 linhas: quantas vezes se busca uma linha',
    line('linha a linha', misses('rows')),
    line('coluna a coluna', misses('columns')),
    '',
    'Somar os segundos de 1.000 exibições: linhas de cache tocadas, se tudo está em sequência',
    line('coluna de inteiros de 4 bytes', linesTouched(1000, 4, 4)),
    line('objetos de 88 bytes', linesTouched(1000, 88, 8)),
  ];
}

if (import.meta.main) console.log(report().join('\n'));
