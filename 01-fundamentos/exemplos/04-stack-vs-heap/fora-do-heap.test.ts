import { expect, it } from 'vitest';
import { steps } from './fora-do-heap.ts';

it('o Buffer conta em external e arrayBuffers, e não em heapUsed; o vetor, o contrário', async () => {
  const [allocated, , released, array] = (await steps()).map(([, values]) => values);
  const [, heapUsed = 0, external = 0, arrayBuffers] = allocated ?? [];
  expect(arrayBuffers).toBe(64);
  expect(external).toBeGreaterThanOrEqual(60);
  expect(heapUsed).toBeLessThan(5);
  expect(released?.[3]).toBe(0);
  expect(array?.[1]).toBeGreaterThanOrEqual(60);
  expect(array?.[3]).toBe(0);
});
