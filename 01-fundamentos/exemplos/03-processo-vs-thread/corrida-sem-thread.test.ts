import { expect, it } from 'vitest';
import { Turnstile, withdrawTwice } from './corrida-sem-thread.ts';

it('entre a leitura e a gravação cabe outro saque: um deles se perde', async () => {
  expect(await withdrawTwice(false)).toBe(70);
});

it('um de cada vez, os dois valem', async () => {
  expect(await withdrawTwice(true)).toBe(40);
});

it('um trabalho que falha não para a fila, e o erro chega a quem o pediu', async () => {
  const turnstile = new Turnstile();
  const failed = turnstile.run(() => Promise.reject(new Error('do trabalho')));
  const next = turnstile.run(() => Promise.resolve('seguiu'));
  await expect(failed).rejects.toThrow('do trabalho');
  expect(await next).toBe('seguiu');
});
