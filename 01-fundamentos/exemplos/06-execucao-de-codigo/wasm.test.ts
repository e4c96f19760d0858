import { expect, it } from 'vitest';
import { sum } from './medir.ts';
import { loadSum, MODULE, refusal, withoutResult } from './wasm.ts';

it('o módulo escrito à mão soma como o JavaScript', async () => {
  const wasm = await loadSum();
  for (const limit of [0, 1, 1000, 100_000]) expect(wasm(limit)).toBe(sum(limit));
});

it('o verificador recusa, antes de rodar, um corpo que não deixa o resultado na pilha', async () => {
  expect(await refusal(MODULE)).toBeUndefined();
  expect(await refusal(withoutResult())).toMatch(/expected 1 elements on the stack/);
});
