// Erro: tira os dois valores da pilha na ordem em que entraram.
// Tarefa: 3
// Mensagem: LEN PUSH 5 LESS
import type { Rule } from '../solucao.ts';

export * from '../solucao.ts';

/** A pilha guarda texto em vez de números: o que sobra nela é a expressão inteira. */
export function compileRule(rule: ArrayLike<number>): Rule {
  const stack: string[] = [];
  let at = 0;
  const operand = () => {
    if (at >= rule.length) throw new RangeError(`a regra acaba no meio da instrução do byte ${at - 1}`);
    return (rule[at++] ?? 0) | 0; // no texto só entram inteiros
  };
  const pop = () => {
    const value = stack.pop();
    if (value === undefined) throw new RangeError(`falta valor na pilha, no byte ${at - 1}`);
    return value;
  };
  while (at < rule.length) {
    const code = rule[at++];
    if (code === 1) stack.push(String(operand()));
    else if (code === 2) stack.push('length');
    else if (code === 3) stack.push(byteAt(operand()));
    else if (code === 4) stack.push(`(${pop()} < ${pop()} ? 1 : 0)`);
    else if (code === 5) stack.push(`(${pop()} !== 0 && ${pop()} !== 0 ? 1 : 0)`);
    else if (code === 6) stack.push(`(${pop()} === 0 ? 1 : 0)`);
    else throw new RangeError(`o código ${code}, no byte ${at - 1}, não existe`);
  }
  if (stack.length !== 1) throw new RangeError(`a regra deixa ${stack.length} valores na pilha, e é um`);
  return new Function('bytes', 'start', 'length', `return ${stack[0]} !== 0`) as Rule;
}

const byteAt = (index: number) => `(${index} < length ? bytes[start + ${index}] : 0)`;
