import { expect, it } from 'vitest';
import { hasProc } from './proc.ts';
import { makeOrphan, makeZombie } from './zumbi.ts';

it.runIf(hasProc)('quem terminou sem ser recolhido é zumbi, sem memória, até o laço voltar', async () => {
  expect(await makeZombie()).toEqual({ state: 'Z', memory: undefined, afterExitEvent: undefined });
});

it.runIf(hasProc)('o órfão continua, com outro pai', async () => {
  const { parentBefore, middle, parentAfter, state } = await makeOrphan();
  expect(parentBefore).toBe(middle);
  expect(parentAfter).not.toBe(middle);
  expect('SR').toContain(state);
});
