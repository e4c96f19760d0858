/** A máquina do verificador: a mesma do enunciado, escrita para correr. É contra ela que a tarefa 7 compara. */

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

const SLOTS = 64;
const STACK = 256;

/** Prepara uma regra sem defeitos; a função devolvida a executa, sempre com as variáveis zeradas. */
export function interpreter(rule: readonly number[]): (args: readonly number[]) => number {
  const code = Int32Array.from(rule);
  const stack = new Int32Array(STACK);
  const slots = new Int32Array(SLOTS);
  return (args) => {
    slots.fill(0).set(args);
    return execute(code, stack, slots);
  };
}

/** Casos por extenso, ou o V8 compararia um por um em vez de montar uma tabela de saltos. */
function execute(code: Int32Array, stack: Int32Array, slots: Int32Array): number {
  const value = (at: number): number => stack[at] ?? 0;
  const operand = (at: number): number => code[at] ?? 0;
  let pc = 0;
  let top = -1;
  for (;;) {
    switch (code[pc++]) {
      case 0: // halt
        return value(top);
      case 1: // push
        stack[++top] = operand(pc++);
        break;
      case 2: // load
        stack[++top] = slots[operand(pc++)] ?? 0;
        break;
      case 3: // store
        slots[operand(pc++)] = value(top--);
        break;
      case 4: // jump
        pc = operand(pc);
        break;
      case 5: // jumpz
        pc = value(top--) === 0 ? operand(pc) : pc + 1;
        break;
      case 6: // add
        top--;
        stack[top] = value(top) + value(top + 1);
        break;
      case 7: // sub
        top--;
        stack[top] = value(top) - value(top + 1);
        break;
      case 8: // mul
        top--;
        stack[top] = Math.imul(value(top), value(top + 1));
        break;
      case 9: // rem
        top--;
        if (value(top + 1) === 0) throw new RangeError('resto da divisão por zero');
        stack[top] = value(top) % value(top + 1);
        break;
      case 10: // less
        top--;
        stack[top] = value(top) < value(top + 1) ? 1 : 0;
        break;
      case 11: // equal
        top--;
        stack[top] = value(top) === value(top + 1) ? 1 : 0;
        break;
      default:
        throw new RangeError(`não há instrução na posição ${pc - 1}`);
    }
  }
}
