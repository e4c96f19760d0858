import { expect, it } from 'vitest';
import { NAMES, openCounters, THREADS, TIMES } from './contador.ts';

it('os três jeitos chegam ao mesmo total', async () => {
  await using counters = openCounters();
  for (const way of NAMES) expect(await counters.count(way), way).toBe(THREADS * TIMES);
});
