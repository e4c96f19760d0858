import { expect, it } from 'vitest';
import { parseLine, parseTrace } from './trace-gc.ts';

const SCAVENGE =
  '[3783:0x22df1000]      105 ms: Scavenge 8.6 (11.6) -> 7.6 (14.9) MB, pooled: 0 MB, 18.45 / 0.00 ms  (average mu = 1.000, current mu = 1.000) allocation failure; ';
const FULL =
  '[3783:0x22df1000]      850 ms: Mark-Compact 132.3 (196.8) -> 16.6 (83.2) MB, pooled: 72 MB, 39.37 / 0.00 ms  (+ 18.4 ms in 5 steps since start of marking, biggest step 10.0 ms, walltime since start of marking 96 ms) (average mu = 0.950, current mu = 0.950) finalize incremental marking via stack guard; GC in old space requested';

it('lê uma coleta da geração nova', () => {
  expect(parseLine(SCAVENGE)).toEqual({
    at: 105,
    kind: 'Scavenge',
    before: 8.6,
    after: 7.6,
    reservedAfter: 14.9,
    pause: 18.45,
    reason: 'allocation failure',
  });
});

it('lê uma coleta completa, com marcação em passos', () => {
  expect(parseLine(FULL)).toMatchObject({
    kind: 'Mark-Compact',
    before: 132.3,
    after: 16.6,
    pause: 39.37,
    reason: 'finalize incremental marking via stack guard',
  });
  expect(parseLine(FULL.replace('Mark-Compact', 'Mark-Compact (reduce)'))?.kind).toBe(
    'Mark-Compact (reduce)',
  );
});

it('deixa de fora o que o programa imprimiu', () => {
  expect(parseTrace(`oi\n${SCAVENGE}\n${FULL}\n`)).toHaveLength(2);
});
