import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compile } from './compiler.ts';
import { OPCODES, trace } from './core.ts';
import { interpreter } from './interpreter.ts';
import { SourceError } from './parser.ts';
import { PROGRAMS } from './programs.ts';

const { push, load, store, add, mul, jump, jumpz, less, halt } = OPCODES;
const run = (source: string, args: Record<string, number> = {}) =>
  trace(compile(source, Object.keys(args)).code, Object.values(args)).at(-1)?.result;

it('emite os operandos antes da operação, e a multiplicação antes da soma', () => {
  expect(compile('devolve a + 2 * 3', ['a']).code).toEqual([load, 0, push, 2, push, 3, mul, add, halt]);
});

it('preenche o salto do laço quando chega ao fim', () => {
  const { code, lines, names } = compile('i = 0\nenquanto i < 3\n  i = i + 1\nfim\ndevolve i');
  expect(code.slice(4, 11)).toEqual([load, 0, push, 3, less, jumpz, 20]);
  expect(code.slice(18, 20)).toEqual([jump, 4]);
  expect([code[20], names, lines[18]]).toEqual([load, ['i'], 4]);
  expect(code.slice(0, 4)).toEqual([push, 0, store, 0]);
});

it.each([
  [PROGRAMS.fatorial, [5], 120],
  [PROGRAMS.soma, [4], 14],
  [PROGRAMS.mdc, [48, 18], 6],
] as const)('compila o que a lição usa', ({ source, args }, values, expected) => {
  const { code } = compile(source, args);
  expect(trace(code, values).at(-1)?.result).toBe(expected);
  expect(interpreter(Int32Array.from(code))(values)).toBe(expected);
});

it('respeita prioridade, ordem e parênteses em expressões sorteadas', () => {
  const leaf = fc.integer({ min: 0, max: 99 }).map(String);
  const { tree } = fc.letrec<{ tree: string }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 5 },
      leaf,
      fc.tuple(tie('tree'), fc.constantFrom('+', '-', '*'), tie('tree')).map((parts) => parts.join(' ')),
      tie('tree').map((inside) => `(${inside})`),
    ),
  }));
  fc.assert(
    fc.property(tree, (text) => {
      const exact = new Function(`return ${text.replace(/\d+/g, '$&n')}`)() as bigint;
      expect(run(`devolve ${text}`)).toBe(Number(BigInt.asIntN(32, exact)));
    }),
  );
});

it('o interpretador rápido concorda com o passo a passo e recusa o que ele recusa', () => {
  const { code } = compile('devolve a % b + (a < b) - (a == b) * 2', ['a', 'b']);
  const fast = interpreter(Int32Array.from(code));
  for (const args of [
    [7, 4],
    [-7, 4],
    [4, 4],
    [0, -1],
  ])
    expect(fast(args)).toBe(trace(code, args).at(-1)?.result);
  expect(() => fast([1, 0])).toThrow('resto da divisão por zero');
  expect(() => interpreter(Int32Array.of(99))([])).toThrow('não há instrução 99');
});

it('não guarda nada de uma execução para a outra', () => {
  const twice = interpreter(Int32Array.from(compile('x = x + 1\ndevolve x', ['x']).code));
  expect([twice([1]), twice([])]).toEqual([2, 1]);
});

it.each([
  ['devolve x', 'linha 1: “x” ainda não tem valor'],
  ['a = 1\nb = @', 'linha 2: não entendo “@”'],
  ['enquanto 1 < 2\na = 1', 'linha 2: o programa acabou no meio'],
  ['a 1', 'linha 1: esperava “=” e encontrei “1”'],
  ['fim', 'linha 1: não esperava “fim”'],
  ['a = )', 'linha 1: esperava um número ou um nome e encontrei “)”'],
  ['a = devolve', 'linha 1: esperava um número ou um nome e encontrei “devolve”'],
])('explica o erro de “%s”', (source, message) => {
  expect(() => compile(source)).toThrow(SourceError);
  expect(() => compile(source)).toThrow(message);
});
