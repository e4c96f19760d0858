import { expect, it } from 'vitest';
import { readableStack, timeline } from './pilha.ts';

it('a pilha começa no lugar do erro e desce até quem chamou', () => {
  let stack: string[] = [];
  try {
    timeline(['{"author":{"name":"Bia"}}']);
  } catch (error) {
    stack = readableStack(error as Error);
  }
  expect(stack[0]).toBe("TypeError: Cannot read properties of undefined (reading 'name')");
  const names = stack.slice(1).map((line) => /at (\w+)/.exec(line)?.[1]);
  expect(names.slice(0, 2)).toEqual(['authorName', 'lineOf']);
});
