// Edite a cópia que o primeiro `npx trilha verificar 01/06` cria em minha-trilha/. O modelo, em 01-fundamentos/, fica como está.

/** O número de cada instrução. De `push` a `jumpz` há um operando na posição seguinte; as outras ocupam uma só. */
export const OP = {
  halt: 0,
  push: 1,
  load: 2,
  store: 3,
  jump: 4,
  jumpz: 5,
  add: 6,
  sub: 7,
  mul: 8,
  rem: 9,
  less: 10,
  equal: 11,
} as const;

/** Quantas variáveis uma regra pode ter: de 0 a 63. */
export const SLOTS = 64;

/** Uma regra em bytecode. */
export type Code = readonly number[];

/** Executa uma regra que `verify` aceitou, uma instrução por vez. Lança RangeError no resto da divisão por zero. */
export function run(code: Code, args: readonly number[]): number {
  const stack: number[] = [];
  const slots = new Int32Array(SLOTS);
  slots.set(args);
  const pop = (): number => stack.pop() ?? 0;
  const push = (value: number): void => {
    stack.push(value | 0); // só os 32 bits de baixo, com sinal
  };
  let pc = 0;
  for (;;) {
    const opcode = code[pc++];
    const operand = code[pc] ?? 0;
    switch (opcode) {
      case OP.halt:
        return pop();
      case OP.push:
        push(operand);
        pc++;
        break;
      case OP.load:
        push(slots[operand] ?? 0);
        pc++;
        break;
      case OP.store:
        slots[operand] = pop();
        pc++;
        break;
      case OP.add:
        push(pop() + pop());
        break;
      default:
        throw new Error('por fazer: run');
    }
  }
}

/**
 * A altura da pilha antes de cada instrução; -1 nas posições em que não começa nenhuma ou a que nenhum caminho chega.
 * Lança RangeError quando a regra não é segura de executar.
 */
export function verify(code: Code): number[] {
  throw new Error('por fazer: verify');
}

/** Traduz a regra, uma vez, para uma função JavaScript que devolve o mesmo que `run`. Recusa o que `verify` recusa. */
export function compile(code: Code): (args: readonly number[]) => number {
  throw new Error('por fazer: compile');
}
