import { expect, it } from 'vitest';
import { quarters, report, sumInFourChains, sumInOneChain } from './pipeline.ts';

it('uma e quatro cadeias dão a mesma soma', () => {
  const values = quarters(2048);
  expect(sumInFourChains(values)).toBe(sumInOneChain(values));
  expect(sumInOneChain(quarters(4))).toBe(0 + 0.25 + 0.5 + 0.75);
});

it('o relatório traz as duas medidas', () => {
  expect(report(64).filter((line) => / por número /.test(line))).toHaveLength(2);
});
