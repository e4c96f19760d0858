import { expect, it } from 'vitest';
import { compile } from './compiler.ts';
import { parse } from './parser.ts';
import { PROGRAMS } from './programs.ts';
import { showTree, steps } from './vm.ts';

it('desenha a árvore com o operador na frente', () => {
  expect(showTree(parse('enquanto 1 < n\n r = r * (n - 1)\nfim\ndevolve r'))).toEqual([
    '  (enquanto (< 1 n)',
    '    (= r (* r (- n 1)))',
    '  )',
    '  (devolve r)',
  ]);
});

it('mostra a instrução, a pilha e as variáveis de cada passo', () => {
  const { code, names } = compile(PROGRAMS.fatorial.source, PROGRAMS.fatorial.args);
  const all = steps(code, names, [5]);
  expect(all).toHaveLength(60);
  expect(all[4]).toBe('  less      pilha [1]     n=5 r=1');
  expect(all.at(-1)).toBe('  halt      pilha [120]   devolve 120');
});
