/** O que o explorador da máquina de pilha calcula e diz em palavras. Puro. */
import {
  type Compiled,
  compile,
} from '../../../../01-fundamentos/exemplos/06-execucao-de-codigo/compiler.ts';
import {
  fetch,
  type Instruction,
  type Machine,
  start,
  step,
  TrapError,
} from '../../../../01-fundamentos/exemplos/06-execucao-de-codigo/core.ts';
import { SourceError } from '../../../../01-fundamentos/exemplos/06-execucao-de-codigo/parser.ts';
import type { PROGRAMS } from '../../../../01-fundamentos/exemplos/06-execucao-de-codigo/programs.ts';

export type ProgramName = keyof typeof PROGRAMS;

export const PROGRAM_OPTIONS: { value: ProgramName; label: string }[] = [
  { value: 'fatorial', label: 'fatorial' },
  { value: 'soma', label: 'soma de quadrados' },
  { value: 'mdc', label: 'máximo divisor comum' },
];

/** Os valores com que cada programa começa. */
export const FIRST_ARGS: Record<ProgramName, string[]> = { fatorial: ['5'], soma: ['4'], mdc: ['48', '18'] };

/** Passos além dos quais se supõe que o programa não termina. */
const LIMIT = 500;

/** Um programa compilado e executado até o fim, ou até o que o fez parar. */
export interface Run extends Compiled {
  /** O estado antes de cada passo; o último é o do fim. */
  states: Machine[];
  /** Por que parou sem responder. */
  stopped?: string;
}

/** O inteiro de 32 bits escrito num campo; `undefined` quando não é um. */
export function parseArgument(text: string): number | undefined {
  const value = /^\s*[-−]?\d+\s*$/.test(text) ? Number(text.replace('−', '-')) : Number.NaN;
  return (value | 0) === value ? value : undefined;
}

/** Compila e executa. O texto da recusa, se o programa não é um programa. */
export function load(source: string, names: readonly string[], args: readonly string[]): Run | string {
  try {
    const compiled = compile(source, names);
    return {
      ...compiled,
      ...execute(
        compiled.code,
        args.map((text) => parseArgument(text) ?? 0),
      ),
    };
  } catch (error) {
    if (error instanceof SourceError) return `${capital(error.message)}.`;
    throw error;
  }
}

function execute(code: readonly number[], args: readonly number[]): Pick<Run, 'states' | 'stopped'> {
  const states = [start(args)];
  try {
    for (let last = states[0]; last && last.result === undefined; ) {
      if (states.length > LIMIT)
        return { states, stopped: `Parou em ${LIMIT} passos, o limite daqui: o laço é longo ou não acaba.` };
      last = step(last, code);
      states.push(last);
    }
    return { states };
  } catch (error) {
    if (!(error instanceof TrapError)) throw error;
    const ended = error.at >= code.length;
    return {
      states,
      stopped: ended ? 'Chegou ao fim sem responder: falta um devolve.' : `${capital(error.message)}.`,
    };
  }
}

/** A instrução que o passo vai executar; `undefined` no fim. */
export function nextInstruction({ code, states }: Run, at: number): Instruction | undefined {
  const state = states[at];
  if (!state || state.result !== undefined || state.pc >= code.length) return undefined;
  return fetch(code, state.pc);
}

/** O operando como se lê: o nome da variável, o valor ou a posição. */
export function operandText({ name, operand }: Instruction, names: readonly string[]): string {
  if (operand === undefined) return '';
  return name === 'load' || name === 'store' ? (names[operand] ?? String(operand)) : String(operand);
}

/** O que uma instrução faz, numa frase. */
export function meaning(instruction: Instruction, names: readonly string[]): string {
  const operand = operandText(instruction, names);
  return {
    halt: 'tira o valor de cima e termina: é a resposta',
    push: `põe ${operand} na pilha`,
    load: `põe na pilha o valor de ${operand}`,
    store: `tira o valor de cima e o guarda em ${operand}`,
    jump: `continua na posição ${operand}`,
    jumpz: `tira o valor de cima e, se é 0, continua na posição ${operand}`,
    add: 'tira dois valores e põe a soma',
    sub: 'tira dois valores e põe o de baixo menos o de cima',
    mul: 'tira dois valores e põe o produto',
    rem: 'tira dois valores e põe o resto do de baixo pelo de cima',
    less: 'tira dois valores e põe 1 se o de baixo é menor; senão, 0',
    equal: 'tira dois valores e põe 1 se são iguais; senão, 0',
  }[instruction.name];
}

/** O que vai acontecer no passo, ou como acabou. */
export function situation(run: Run, at: number): string {
  const instruction = nextInstruction(run, at);
  if (instruction && !(run.stopped && at === run.states.length - 1))
    return `${instruction.name} ${operandText(instruction, run.names)}`
      .trim()
      .concat(`: ${meaning(instruction, run.names)}`);
  return run.stopped ?? `Terminou: devolveu ${run.states[at]?.result}`;
}

export const variables = ({ names, states }: Run, at: number): [name: string, value: number][] =>
  names.map((name, slot) => [name, states[at]?.slots[slot] ?? 0]);

/** O primeiro passo, a partir do atual, em que a instrução da posição roda; dá a volta se preciso. */
export function stepThatRuns({ states }: Run, position: number, from: number): number | undefined {
  const runs = (at: number) => states[at]?.pc === position && states[at + 1] !== undefined;
  const order = states.map((_, index) => (from + 1 + index) % states.length);
  return order.find(runs);
}

export function transcript(source: string, run: Run | string, at: number): string[] {
  if (typeof run === 'string') return [run];
  const { states, lines } = run;
  const state = states[at];
  const instruction = nextInstruction(run, at);
  const line = instruction ? source.split('\n')[(lines[instruction.at] ?? 1) - 1]?.trim() : undefined;
  const place = instruction ? `Na posição ${instruction.at}, que veio da linha “${line}”: ` : '';
  const values = variables(run, at).map(([name, value]) => `${name} = ${value}`);
  const stack = state?.stack.length
    ? `De baixo para cima, a pilha tem ${state.stack.join(', ')}`
    : 'A pilha está vazia';
  return [
    `O programa tem ${source.split('\n').length} linhas e virou ${run.code.length} números: ${run.code.join(' ')}.`,
    `Passo ${at} de ${states.length - 1}. ${place}${sentence(situation(run, at))}`,
    `${stack}. Variáveis: ${values.join(', ')}.`,
  ];
}

const sentence = (text: string): string => (text.endsWith('.') ? text : `${text}.`);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
