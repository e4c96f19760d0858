import { availableParallelism } from 'node:os';
import { expect, it } from 'vitest';
import { overlap, Pair } from './pair.ts';
import { perAdd } from './vizinhos.ts';

it('a sobreposição é a parte da mais longa em que as duas correram', () => {
  expect(overlap({ start: 0, end: 10 }, { start: 0, end: 10 })).toBe(1);
  expect(overlap({ start: 0, end: 10 }, { start: 5, end: 15 })).toBe(0.5);
  expect(overlap({ start: 0, end: 10 }, { start: 0, end: 40 })).toBe(0.25);
  expect(overlap({ start: 0, end: 10 }, { start: 10, end: 20 })).toBe(0);
});

it('na mesma linha as duas threads se atrapalham, e nenhuma soma se perde', { timeout: 60_000 }, async ({
  skip,
}) => {
  if (availableParallelism() < 2) skip('só há um processador: as duas nunca correm juntas');
  const pair = await Pair.start();
  try {
    expect(pair.run(32, 1000)).toBe(2000);
    expect(pair.elapsed).toBeGreaterThan(0);
    expect(perAdd(pair, 1, 2000, 15)).toBeGreaterThan(0);
  } finally {
    await pair.stop();
  }
});
