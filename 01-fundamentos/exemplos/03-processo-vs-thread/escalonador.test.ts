import { expect, it } from 'vitest';
import { LOADS, simulate } from './core.ts';
import { draw } from './escalonador.ts';

it('desenha quem está em cada núcleo a cada 2 ms', () => {
  const schedule = simulate(LOADS.contas, { cores: 2, slice: 4000, switchCost: 0 });
  expect(draw(schedule, 2)).toEqual([
    'núcleo 0  AACCAACCAACCAACCAACCAACC',
    'núcleo 1  BBDDBBDDBBDDBBDDBBDDBBDD',
  ]);
});

it('mostra a troca e o núcleo parado', () => {
  const schedule = simulate(
    [
      { name: 'A', arrives: 0, bursts: [4000] },
      { name: 'B', arrives: 8000, bursts: [2000] },
    ],
    { cores: 1, slice: 4000, switchCost: 2000 },
  );
  expect(draw(schedule, 1)).toEqual(['núcleo 0  AA..+B']);
});
