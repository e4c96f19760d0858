import { expect, it } from 'vitest';
import { compile } from './compiler.ts';
import { trace } from './core.ts';
import { jit, RULE, translate } from './jit.ts';

it('traduz cada instrução para um comando sobre variáveis', () => {
  expect(translate(compile('devolve x * 2', ['x']).code).split('\n')).toEqual([
    'let s0 = 0, s1 = 0;',
    's0 = args[0] | 0;',
    's1 = 2;',
    's0 = Math.imul(s0, s1);',
    'return s0;',
  ]);
});

it('devolve o mesmo que a máquina de pilha', () => {
  const { code } = compile(RULE, ['x', 'y']);
  const compiled = jit(code);
  for (const args of [
    [0, 0],
    [3, -4],
    [2 ** 31 - 1, 2 ** 31 - 1],
  ])
    expect(compiled(args)).toBe(trace(code, args).at(-1)?.result);
});

it('recusa o que não sabe traduzir, como um salto', () => {
  expect(() => jit(compile('enquanto x < 3\nx = x + 1\nfim\ndevolve x', ['x']).code)).toThrow(
    'não traduz less',
  );
});

it('um operando que não é número não chega ao texto', () => {
  expect(translate([1, '7; globalThis.stolen = 1' as unknown as number, 0])).toContain('s0 = 0;');
});
