import { expect, it } from 'vitest';
import { race, TIMES } from './corrida.ts';

it('com as duas leituras antes das duas escritas, uma soma se perde sempre', async () => {
  for (let round = 0; round < 3; round++) expect(await race('slow')).toBe(1);
});

it('sem Atomics, o contador pode perder quase tudo, e nunca passa do certo', async () => {
  const total = await race('plain');
  // O pior caso é 2: uma lê 0 e só escreve 1 quando a outra está na última soma; esta lê 1 e escreve 2 no fim de tudo.
  expect(total).toBeGreaterThanOrEqual(2);
  expect(total).toBeLessThanOrEqual(2 * TIMES);
});

it('com Atomics, nenhuma soma se perde', async () => {
  expect(await race('atomic')).toBe(2 * TIMES);
});
