import { expect, it } from 'vitest';
import { findCycle, run } from './deadlock.ts';

it('com ordens opostas, cada thread espera pela outra', async () => {
  expect(
    await run([
      [0, 1],
      [1, 0],
    ]),
  ).toEqual([0, 1]);
});

it('com a mesma ordem, as duas terminam', async () => {
  expect(
    await run([
      [0, 1],
      [0, 1],
    ]),
  ).toBe('terminaram');
});

it.each([
  [[1, 2, undefined], []],
  [
    [1, 2, 0],
    [0, 1, 2],
  ],
  [
    [1, 2, 1],
    [1, 2],
  ],
  [[undefined, undefined], []],
])('em quem espera por quem, %j tem o ciclo %j', (waitsFor, cycle) => {
  expect(findCycle(waitsFor)).toEqual(cycle);
});
