import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Comparison, count, ratioText } from '../src/index.ts';
import { amongProcesses, choose } from '../src/processes.ts';
import type { Report } from '../src/report-format.ts';

beforeEach(() => {
  vi.spyOn(console, 'log').mockImplementation(() => {});
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** Relatório de um processo: a referência leva `reference` ns, e o outro, `ratio` vezes isso. */
function report(reference: number, ratio: number, load = 1): Report {
  const machine = { cpu: 'x', cores: 2, memoryGiB: 1, os: 'x', arch: 'x64', node: '24', v8: '13' };
  const shared = { format: 1, id: 'x', title: 'x', command: 'x', date: '2026-11-24', checksum: 0 } as const;
  return { ...shared, machine, load, comparisons: [timed(reference, ratio), sizes] };
}

const sizes = count({ title: 'tamanho', unit: 'bytes', values: { a: 1, b: 2 } });

function timed(reference: number, ratio: number): Comparison {
  const summary = (median: number) => ({ median, q1: median, q3: median, min: median, max: median });
  const low = ratio * 0.99;
  return {
    title: 'tempo',
    unit: 'ns por passo',
    kind: 'timed',
    rounds: 31,
    warnings: [],
    results: [
      { name: 'a', samples: [], ...summary(reference), ratio: exactly(1), verdict: 'reference' },
      {
        name: 'b',
        samples: [],
        ...summary(reference * ratio),
        ratio: { median: ratio, low, high: ratio * 1.01 },
        verdict: low > 1 ? 'slower' : 'faster',
      },
    ],
  };
}

const exactly = (value: number) => ({ median: value, low: value, high: value });

it('publica o processo mais rápido, com a faixa das razões entre todos', () => {
  const { comparisons, loads } = choose([report(3, 2), report(1.5, 2.1, 3), report(2, 1.8)]);
  const [time, size] = comparisons;
  expect(time?.results[0]?.median).toBe(1.5);
  expect(time?.results[1]?.ratioRange).toEqual({ min: 1.8, max: 2.1 });
  expect(time?.results.map(ratioText)).toEqual(['1 (referência)', '2,1× (1,8–2,1)']);
  expect(loads).toEqual([1, 3, 1]);
  expect(size).toEqual(sizes);
});

it('uma referência que não sente o vizinho não decide sozinha', () => {
  const result = choose([report(1, 10), report(1.01, 5)]).comparisons[0]?.results[1];
  expect(result?.ratio.median).toBe(5);
});

it('escolhe cada comparação num processo', () => {
  const both = (first: number, second: number): Report => ({
    ...report(1, 2),
    comparisons: [timed(first, 2), timed(second, 2)],
  });
  const { comparisons } = choose([both(1, 8), both(2, 4)]);
  expect(comparisons.map(({ results }) => results[0]?.median)).toEqual([1, 4]);
});

it('declara inconclusivo quando os processos discordam de quem é mais rápido', () => {
  const result = choose([report(1, 1.2), report(2, 0.9)]).comparisons[0]?.results[1];
  expect(result?.verdict).toBe('inconclusive');
  expect(result && ratioText(result)).toBe('inconclusivo (0,9–1,21×)');
});

it('grava com cinco processos, e com um só se nada é cronometrado', async () => {
  const again = vi.fn(() => Promise.resolve(report(2, 2)));
  expect((await amongProcesses(report(1, 2), again)).loads).toHaveLength(5);
  expect(again).toHaveBeenCalledTimes(4);
  const onlyCounts = { ...report(1, 2), comparisons: [sizes] };
  expect(await amongProcesses(onlyCounts, again)).toEqual(onlyCounts);
  expect(again).toHaveBeenCalledTimes(4);
});
