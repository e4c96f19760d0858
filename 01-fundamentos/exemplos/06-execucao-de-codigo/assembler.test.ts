import { expect, it } from 'vitest';
import { AssemblyError, assemble, listing } from './assembler.ts';
import { compile } from './compiler.ts';
import { PROGRAMS } from './programs.ts';

it('troca nomes por números e rótulos por posições, também os que vêm depois', () => {
  expect(assemble('jump fim ; salta\npush -7\nfim:\n  halt')).toEqual([4, 4, 1, -7, 0]);
});

it('montar o que se desmontou devolve os mesmos números', () => {
  for (const { source, args } of Object.values(PROGRAMS)) {
    const { code } = compile(source, args);
    const text = listing(code)
      .map((line) => line.slice(13))
      .join('\n');
    expect(assemble(text)).toEqual(code);
  }
});

it.each([
  ['dobra 2', 'linha 1: não conheço “dobra”'],
  ['toString', 'linha 1: não conheço “toString”'],
  ['add\npush', 'linha 2: push pede um operando'],
  ['add 1', 'linha 1: add não tem operando'],
  ['jump longe', 'linha 1: “longe” não é número nem rótulo'],
  ['push 1.5', 'linha 1: “1.5” não é número nem rótulo'],
  ['a:\na:', 'linha 2: o rótulo “a” já existe'],
])('explica o erro de “%s”', (text, message) => {
  expect(() => assemble(text)).toThrow(AssemblyError);
  expect(() => assemble(text)).toThrow(message);
});
