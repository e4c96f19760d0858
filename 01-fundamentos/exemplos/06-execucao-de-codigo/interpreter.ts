/**
 * A máquina de pilha de core.ts feita para correr: um laço, um switch e memória reservada uma vez só.
 */
import { TrapError } from './core.ts';

const STACK = 256;
const SLOTS = 64;

/**
 * Prepara um programa que o nosso compilador gerou, e por isso não confere a pilha a cada passo.
 * @returns função que o executa; lança {@link TrapError} no resto por zero e em instrução que não existe
 */
export function interpreter(code: Int32Array): (args: readonly number[]) => number {
  const stack = new Int32Array(STACK);
  const slots = new Int32Array(SLOTS);
  return (args) => {
    slots.fill(0).set(args);
    return execute(code, stack, slots);
  };
}

/** Os casos são números por extenso porque só assim o V8 monta uma tabela de saltos, em vez de comparar um por um. */
function execute(code: Int32Array, stack: Int32Array, slots: Int32Array): number {
  const operand = (at: number): number => code[at] ?? 0;
  const value = (at: number): number => stack[at] ?? 0;
  let pc = 0;
  let top = -1; // a posição do valor de cima
  for (;;) {
    const opcode = code[pc++];
    // #region laco
    switch (opcode) {
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
      case 6: // add
        top--;
        stack[top] = value(top) + value(top + 1);
        break;
      // #endregion laco
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
        if (value(top + 1) === 0) throw new TrapError(pc - 1, 'resto da divisão por zero');
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
      case 4: // jump
        pc = operand(pc);
        break;
      case 5: // jumpz
        pc = value(top--) === 0 ? operand(pc) : pc + 1;
        break;
      default:
        throw new TrapError(pc - 1, `não há instrução ${opcode}`);
    }
  }
}
