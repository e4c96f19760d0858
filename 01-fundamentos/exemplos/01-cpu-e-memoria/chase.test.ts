import { expect, it } from 'vitest';
import { cycleOver, follow, latencyAt, medianNs } from './chase.ts';

it('uma volta inteira passa por todas as linhas e acaba onde começou', () => {
  const next = cycleOver(64 * 100);
  expect(follow(next, 100)).toBe(0);
  expect(follow(next, 99)).not.toBe(0);
});

it('a mediana é por operação', () => {
  const spin = () => {
    for (const end = performance.now() + 1; performance.now() < end; );
    return 1;
  };
  expect(medianNs(1000, spin, 5)).toBeGreaterThanOrEqual(1000);
});

it('ler 32 MiB espalhados é mais lento que ler 8 KiB', () => {
  expect(latencyAt(32 * 2 ** 20)).toBeGreaterThan(2 * latencyAt(8192));
});
