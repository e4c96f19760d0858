import { afterEach, expect, it, vi } from 'vitest';
import { checkNames, refusal } from './conferir-nomes.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

it('aceita letras minúsculas, algarismos e _', () => {
  for (const name of ['ana', 'ana_lima', '_99', 'a'.repeat(30)]) expect(refusal(name)).toBeUndefined();
});

it.for([
  ['an', 'curto'],
  ['a'.repeat(31), 'longo'],
  ['José Silva', 'minúsculas'],
  ['ana.lima', 'minúsculas'],
] as const)('recusa “%s” e diz por quê', ([name, reason]) => {
  expect(refusal(name)).toContain(reason);
});

it('cada mensagem vai para a sua saída, e o código diz se deu certo', () => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  const error = vi.spyOn(console, 'error').mockImplementation(() => {});
  expect(checkNames(['ana'])).toBe(0);
  expect(checkNames(['ana', 'An'])).toBe(1);
  expect(checkNames([])).toBe(0);
  expect(log).toHaveBeenCalledTimes(3);
  expect(error).toHaveBeenCalledTimes(1);
});
