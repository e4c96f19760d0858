import { expect, it } from 'vitest';
import { linesTouched, plateaus, randomCycle, seeded, visits } from './core.ts';

it('conta as linhas de cache de uma fila de leituras', () => {
  expect(linesTouched(16, 4, 4)).toBe(1);
  expect(linesTouched(17, 4, 4)).toBe(2);
  expect(linesTouched(10, 64, 4)).toBe(10);
  expect(linesTouched(10, 512, 4)).toBe(10);
  expect(linesTouched(1, 0, 65)).toBe(2);
  expect(linesTouched(8, 8, 8, 32)).toBe(2);
});

it('uma leitura que atravessa a fronteira toca duas linhas', () => {
  expect(linesTouched(2, 60, 8)).toBe(2);
  expect(linesTouched(4, 60, 8)).toBe(3);
});

it('o ciclo sorteado passa por todas as posições e volta à primeira', () => {
  const next = randomCycle(100, (index) => index * 16, seeded(7));
  const seen = new Set<number>();
  for (let at = 0; !seen.has(at); at = next[at] ?? -1) seen.add(at);
  expect([...seen].sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, index) => index * 16));
});

it('a mesma semente dá a mesma ordem, e outra semente, outra', () => {
  const order = (seed: number) => [...randomCycle(50, (index) => index, seeded(seed))];
  expect(order(3)).toEqual(order(3));
  expect(order(3)).not.toEqual(order(4));
});

it('junta em patamares os tamanhos de latência parecida', () => {
  const points = [1, 1.1, 1.2, 5, 5.5, 60].map((ns, index) => ({ bytes: 2 ** index, ns }));
  expect(plateaus(points)).toEqual([
    { from: 1, to: 4, lowest: 1, highest: 1.2 },
    { from: 8, to: 16, lowest: 5, highest: 5.5 },
    { from: 32, to: 32, lowest: 60, highest: 60 },
  ]);
  expect(plateaus([])).toEqual([]);
});

it('um ponto mais rápido não abre um patamar', () => {
  const points = [5, 2, 2].map((ns, index) => ({ bytes: index + 1, ns }));
  expect(plateaus(points)).toEqual([{ from: 1, to: 3, lowest: 2, highest: 5 }]);
});

it('linha a linha busca cada linha uma vez; coluna a coluna, uma vez por elemento se o cache é menor que a coluna', () => {
  const misses = (order: 'rows' | 'columns', capacity: number) =>
    visits({ rows: 8, columns: 32, bytes: 4, order, capacity }).filter(({ hit }) => !hit).length;
  expect(misses('rows', 4)).toBe(16);
  expect(misses('columns', 4)).toBe(256);
  expect(misses('columns', 8)).toBe(16);
});

it('sai do cache a linha usada há mais tempo', () => {
  const walk = visits({ rows: 3, columns: 16, bytes: 4, order: 'columns', capacity: 2 });
  expect(
    walk.slice(0, 3).map(({ line, hit, evicted, present }) => ({ line, hit, evicted, present })),
  ).toEqual([
    { line: 0, hit: false, evicted: undefined, present: [0] },
    { line: 1, hit: false, evicted: undefined, present: [0, 1] },
    { line: 2, hit: false, evicted: 0, present: [1, 2] },
  ]);
});
