import { expect, it } from 'vitest';
import { pairedRatio, quantile, signTestRank, summarize } from '../src/statistics.ts';

it('resume com mediana e quartis, sem se mover por um valor absurdo', () => {
  const summary = summarize([3, 1, 2, 5, 1000]);
  expect(summary).toEqual({ median: 3, q1: 2, q3: 5, min: 1, max: 1000 });
});

it('interpola o quantil entre vizinhos', () => {
  expect(quantile([10, 20], 0.25)).toBe(12.5);
});

/** Tabela do teste do sinal (Conover, Practical Nonparametric Statistics): posto inferior para 95 %. */
it.each([
  [5, 0],
  [6, 1],
  [9, 2],
  [15, 4],
  [20, 6],
  [30, 10],
])('com %i rodadas o intervalo de 95 %% começa na posição %i', (rounds, rank) => {
  expect(signTestRank(rounds)).toBe(rank);
});

it('continua exato quando 0,5^n não cabe num double', () => {
  // Aproximação normal: n/2 − 0,98·√n, com erro de no máximo 1.
  expect(Math.abs(signTestRank(1075) - (1075 / 2 - 0.98 * Math.sqrt(1075)))).toBeLessThan(1);
  expect(Math.abs(signTestRank(20_000) - (10_000 - 0.98 * Math.sqrt(20_000)))).toBeLessThan(1);
});

it('sem rodadas bastantes, o intervalo é a reta toda', () => {
  expect(pairedRatio([2, 2], [1, 1])).toEqual({ median: 2, low: 0, high: Number.POSITIVE_INFINITY });
});

it('com 15 rodadas o intervalo vai da 4ª à 12ª razão', () => {
  const samples = Array.from({ length: 15 }, (_, index) => index + 1);
  expect(
    pairedRatio(
      samples,
      samples.map(() => 1),
    ),
  ).toEqual({ median: 8, low: 4, high: 12 });
});

it('recusa série vazia', () => {
  expect(() => summarize([])).toThrow('nenhuma amostra');
});
