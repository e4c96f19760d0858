import { afterEach, expect, it } from 'vitest';
import { MEBIBYTE, retainedBytes } from './heap.ts';
import { cleanUp, PAIRS } from './retencao.ts';

afterEach(cleanUp);

it.each(Object.entries(PAIRS))('%s: o conserto prende menos de um quarto', async (_, [leaks, fixed]) => {
  const leaked = await retainedBytes(leaks);
  const kept = await retainedBytes(fixed);
  expect(leaked).toBeGreaterThan(1.4 * MEBIBYTE);
  expect(kept).toBeLessThan(leaked / 4);
});
