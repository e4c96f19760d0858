import { expect, test } from 'vitest';
import { createTurns } from '../internal/turns.ts';

/** Trabalho que só acaba quando mandam. */
function held() {
  const { promise, resolve } = Promise.withResolvers<string>();
  return { promise, finish: resolve };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

test('correm dois, esperam dois, o quinto é recusado, e a ordem de chegada é a de partida', async () => {
  const inTurn = createTurns({ atOnce: 2, waiting: 2, refuse: () => new Error('cheio') });
  const started: number[] = [];
  const works = [held(), held(), held(), held()];
  const results = works.map(({ promise }, n) =>
    inTurn(() => {
      started.push(n);
      return promise;
    }),
  );
  await expect(inTurn(async () => 'quinto')).rejects.toThrow('cheio');
  expect(started).toEqual([0, 1]);
  works[1]?.finish('b');
  await settle();
  expect(started).toEqual([0, 1, 2]);
  works[0]?.finish('a');
  await settle();
  expect(started).toEqual([0, 1, 2, 3]);
  for (const { finish } of works) finish('fim');
  expect(await Promise.all(results)).toEqual(['a', 'b', 'fim', 'fim']);
});

test('trabalho que falha devolve a vez', async () => {
  const inTurn = createTurns({ atOnce: 1, waiting: 1, refuse: () => new Error('cheio') });
  const fails = inTurn(async () => {
    throw new Error('defeito');
  });
  const next = inTurn(async () => 'vez');
  await expect(fails).rejects.toThrow('defeito');
  expect(await next).toBe('vez');
  expect(await inTurn(async () => 'de novo')).toBe('de novo');
});
