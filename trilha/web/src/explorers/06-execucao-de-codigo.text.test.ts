import { expect, it } from 'vitest';
import { PROGRAMS } from '../../../../01-fundamentos/exemplos/06-execucao-de-codigo/programs.ts';
import {
  FIRST_ARGS,
  load,
  meaning,
  nextInstruction,
  PROGRAM_OPTIONS,
  parseArgument,
  type Run,
  situation,
  stepThatRuns,
  transcript,
} from './06-execucao-de-codigo.text.ts';

const { source, args } = PROGRAMS.fatorial;
const loaded = (text = source, names: readonly string[] = args, values = ['5']): Run => {
  const run = load(text, names, values);
  if (typeof run === 'string') throw new Error(run);
  return run;
};

it('diz o passo, a instrução, a linha de onde veio, a pilha e as variáveis', () => {
  const run = loaded();
  expect(transcript(source, run, 4)).toEqual([
    `O programa tem 6 linhas e virou 30 números: ${run.code.join(' ')}.`,
    'Passo 4 de 60. Na posição 8, que veio da linha “enquanto 1 < n”: less: tira dois valores e põe 1 se o de baixo é menor; senão, 0.',
    'De baixo para cima, a pilha tem 1, 5. Variáveis: n = 5, r = 1.',
  ]);
  expect(transcript(source, run, 60)[1]).toBe('Passo 60 de 60. Terminou: devolveu 120.');
  expect(transcript(source, run, 0)[2]).toBe('A pilha está vazia. Variáveis: n = 5, r = 0.');
});

it('cada programa pronto termina com os valores com que começa', () => {
  const results = PROGRAM_OPTIONS.map(({ value }) => {
    const program = PROGRAMS[value];
    return loaded(program.source, program.args, FIRST_ARGS[value]).states.at(-1)?.result;
  });
  expect(results).toEqual([120, 14, 6]);
});

it('acha o passo em que uma instrução roda, a partir do atual', () => {
  const run = loaded();
  const first = stepThatRuns(run, 15, 0);
  expect([first, run.states[first ?? 0]?.pc]).toEqual([8, 15]);
  expect(stepThatRuns(run, 15, 8)).toBeGreaterThan(8);
  expect(stepThatRuns(run, 15, 59)).toBe(8);
  expect(stepThatRuns(loaded('devolve 1\ndevolve 2', [], []), 3, 0)).toBeUndefined();
});

it('explica por que parou: laço sem fim, resto por zero, falta de devolve e erro no texto', () => {
  const endless = loaded('enquanto 1\nx = 1\nfim', [], []);
  expect(situation(endless, 500)).toBe('Parou em 500 passos, o limite daqui: o laço é longo ou não acaba.');
  expect(situation(endless, 3)).not.toContain('Parou');
  const zero = loaded('devolve 1 % n', ['n'], ['0']);
  expect(situation(zero, zero.states.length - 1)).toBe('Parou na posição 4: resto da divisão por zero.');
  const open = loaded('x = 1', [], []);
  expect(situation(open, open.states.length - 1)).toBe('Chegou ao fim sem responder: falta um devolve.');
  expect(nextInstruction(open, open.states.length - 1)).toBeUndefined();
  expect(load('x = @', [], [])).toBe('Linha 1: não entendo “@”.');
  expect(transcript('x = @', 'Linha 1: não entendo “@”.', 0)).toEqual(['Linha 1: não entendo “@”.']);
});

it('só aceita inteiros de 32 bits', () => {
  expect([parseArgument(' -7 '), parseArgument('−7'), parseArgument('2147483647')]).toEqual([
    -7, -7, 2147483647,
  ]);
  expect(['', '1,5', 'abc', '2147483648'].map(parseArgument)).toEqual(Array(4).fill(undefined));
});

it('diz cada instrução com o nome da variável', () => {
  const { code, names } = loaded();
  expect(meaning({ at: 0, name: 'store', operand: 1, next: 2 }, names)).toBe(
    'tira o valor de cima e o guarda em r',
  );
  expect(code).toHaveLength(30);
});
