/**
 * Uma máquina de pilha de doze instruções. Pura: roda igual no Node e no navegador.
 * O programa é uma lista de números; os valores são inteiros de 32 bits com sinal.
 */

// #region instrucoes
/** Cada instrução é um número (o opcode), seguido de um operando nas que o têm. */
export const OPCODES = {
  ...{ halt: 0, push: 1, load: 2, store: 3, jump: 4, jumpz: 5 },
  ...{ add: 6, sub: 7, mul: 8, rem: 9, less: 10, equal: 11 },
} as const;

export type Name = keyof typeof OPCODES;
// #endregion instrucoes

const WITH_OPERAND = new Set<Name>(['push', 'load', 'store', 'jump', 'jumpz']);
const NAMES = Object.keys(OPCODES) as Name[];

export const hasOperand = (name: Name): boolean => WITH_OPERAND.has(name);

/** Uma instrução lida do programa. */
export interface Instruction {
  /** Posição do opcode no programa. */
  at: number;
  name: Name;
  operand: number | undefined;
  /** Onde começa a instrução seguinte. */
  next: number;
}

/** Defeito do programa: a máquina para e diz onde. */
export class TrapError extends Error {
  readonly at: number;
  constructor(at: number, reason: string) {
    super(`parou na posição ${at}: ${reason}`);
    this.name = 'TrapError';
    this.at = at;
  }
}

/** Lê a instrução de uma posição. @throws {TrapError} opcode desconhecido, operando ausente ou fim do programa */
export function fetch(code: readonly number[], at: number): Instruction {
  const opcode = code[at];
  if (opcode === undefined) throw new TrapError(at, 'o programa acabou sem halt');
  const name = NAMES[opcode];
  if (name === undefined) throw new TrapError(at, `não há instrução ${opcode}`);
  if (!hasOperand(name)) return { at, name, operand: undefined, next: at + 1 };
  const operand = code[at + 1];
  if (operand === undefined) throw new TrapError(at, `${name} sem operando`);
  return { at, name, operand, next: at + 2 };
}

/** Todas as instruções, na ordem em que estão. */
export function disassemble(code: readonly number[]): Instruction[] {
  const list: Instruction[] = [];
  for (let at = 0; at < code.length; at = list.at(-1)?.next ?? code.length) list.push(fetch(code, at));
  return list;
}

/** O estado inteiro da máquina: onde está, o que há na pilha e nas variáveis. */
export interface Machine {
  /** *Program counter*: a posição da próxima instrução. */
  pc: number;
  stack: readonly number[];
  slots: readonly number[];
  /** O que `halt` devolveu; ausente enquanto a máquina anda. */
  result?: number;
}

export const start = (args: readonly number[] = []): Machine => ({ pc: 0, stack: [], slots: args });

const BINARY: Partial<Record<Name, (a: number, b: number) => number>> = {
  add: (a, b) => (a + b) | 0,
  sub: (a, b) => (a - b) | 0,
  mul: (a, b) => Math.imul(a, b),
  rem: (a, b) => (a % b) | 0,
  less: (a, b) => (a < b ? 1 : 0),
  equal: (a, b) => (a === b ? 1 : 0),
};

// #region passo
/** Executa uma instrução e devolve o estado seguinte, sem mudar o que recebeu. */
export function step(machine: Machine, code: readonly number[]): Machine {
  const { at, name, operand = 0, next } = fetch(code, machine.pc);
  const { stack, slots } = machine;
  const go = (pc: number, left: readonly number[]): Machine => ({ pc, stack: left, slots });
  const pop = (back = 1): number => {
    const value = stack.at(-back);
    if (value === undefined) throw new TrapError(at, `${name} com a pilha vazia`);
    return value;
  };
  switch (name) {
    case 'halt':
      return { ...go(at, stack), result: pop() };
    case 'push':
      return go(next, [...stack, operand | 0]);
    case 'load':
      return go(next, [...stack, slots[operand] ?? 0]);
    case 'store':
      return { pc: next, stack: stack.slice(0, -1), slots: withSlot(slots, operand, pop()) };
    case 'jump':
      return go(operand, stack);
    case 'jumpz':
      return go(pop() === 0 ? operand : next, stack.slice(0, -1));
    default: {
      const [a, b] = [pop(2), pop()];
      if (name === 'rem' && b === 0) throw new TrapError(at, 'resto da divisão por zero');
      return go(next, [...stack.slice(0, -2), BINARY[name]?.(a, b) ?? 0]);
    }
  }
}
// #endregion passo

function withSlot(slots: readonly number[], index: number, value: number): number[] {
  return Array.from({ length: Math.max(slots.length, index + 1) }, (_, at) =>
    at === index ? value : (slots[at] ?? 0),
  );
}

/** Cada estado por que a máquina passa, do primeiro ao último; para em `limit` passos. */
export function trace(code: readonly number[], args: readonly number[] = [], limit = 500): Machine[] {
  const states = [start(args)];
  for (let last = states[0]; last && last.result === undefined && states.length <= limit; ) {
    last = step(last, code);
    states.push(last);
  }
  return states;
}
