import { expect, test } from 'vitest';
import { createFailureLimit, unlessWrong } from '../failures.ts';

function limit(perMinute: number) {
  const time = { now: 0 };
  return { time, failures: createFailureLimit(perMinute, { now: () => new Date(time.now) }) };
}

test('acerto não gasta tentativa; esgotadas, espera o fim do minuto', () => {
  const { time, failures } = limit(2);
  for (let n = 0; n < 5; n += 1) failures.count('a')();
  failures.count('a');
  failures.count('a');
  expect(() => failures.count('a')).toThrow('Espere 60 s');
  failures.count('b');
  time.now = 60_000;
  failures.count('a');
});

test('tentativas ao mesmo tempo contam antes do resultado', () => {
  const { failures } = limit(2);
  const pending = [failures.count('a'), failures.count('a')];
  expect(() => failures.count('a')).toThrow();
  for (const forgive of pending) forgive();
  failures.count('a');
});

test('só a prova que corre e dá errado gasta a tentativa', async () => {
  const { failures } = limit(1);
  const busy = unlessWrong(failures.count('a'), () => Promise.reject(new Error('fila cheia')));
  await expect(busy).rejects.toThrow('fila cheia');
  expect(await unlessWrong(failures.count('a'), async () => 'ana')).toBe('ana');
  expect(await unlessWrong(failures.count('a'), async () => null)).toBeNull();
  expect(() => failures.count('a')).toThrow('Foram tentativas demais');
});

test('zero não limita', () => {
  const { failures } = limit(0);
  for (let n = 0; n < 100; n += 1) failures.count('a');
});

test('cem mil chaves em um minuto: cada nova não passa pelas outras', () => {
  const { time, failures } = limit(1);
  // uma volta inteira por chave seriam cinco bilhões de passos, muito além do prazo de um teste
  for (let n = 0; n < 100_000; n += 1) failures.count(`${n}`);
  expect(() => failures.count('99999')).toThrow('Espere 60 s');
  time.now = 60_000;
  failures.count('99999');
});
