import { expect, it } from 'vitest';
import { PLACES, transfers, visits } from './travas.ts';

it('com o mutex, ninguém vê a soma das contas pela metade e nenhum centavo some', async () => {
  expect(await transfers()).toEqual({ ana: 500, bia: 500, broken: 0 });
});

it('o semáforo deixa entrar exatamente as vagas', async () => {
  expect(await visits()).toBe(PLACES);
});
