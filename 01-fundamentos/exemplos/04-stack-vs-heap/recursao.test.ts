import { expect, it } from 'vitest';
import { chain, countIterative, countRecursive, countTrampoline, tree } from './recursao.ts';

it('as três contam o mesmo numa conversa larga', () => {
  const root = tree(4, 5);
  expect([countRecursive, countIterative, countTrampoline].map((count) => count(root))).toEqual([
    341, 341, 341,
  ]);
});

it('numa conversa funda, só a recursão estoura a pilha', () => {
  const root = chain(100_000);
  expect(() => countRecursive(root)).toThrow(RangeError);
  expect(countIterative(root)).toBe(100_000);
  expect(countTrampoline(root)).toBe(100_000);
});
