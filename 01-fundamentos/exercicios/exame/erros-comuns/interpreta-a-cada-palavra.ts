// Erro: não traduz: roda a regra, byte a byte, em cada palavra.
// Tarefa: 3
// Mensagem: devia ser recusada ao compilar
import type { Rule } from '../solucao.ts';

export * from '../solucao.ts';

export function compileRule(rule: ArrayLike<number>): Rule {
  return (bytes, start, length) => {
    const stack: number[] = [];
    const pop = () => {
      const value = stack.pop();
      if (value === undefined) throw new RangeError('falta valor na pilha');
      return value;
    };
    for (let at = 0; at < rule.length; at++) {
      const code = rule[at];
      if (code === 1) stack.push(rule[++at] ?? 0);
      else if (code === 2) stack.push(length);
      else if (code === 3) {
        const index = rule[++at] ?? 0;
        stack.push(index < length ? (bytes[start + index] ?? 0) : 0);
      } else if (code === 4 || code === 5) {
        const [b, a] = [pop(), pop()];
        const holds = code === 4 ? a < b : a !== 0 && b !== 0;
        stack.push(holds ? 1 : 0);
      } else if (code === 6) stack.push(pop() === 0 ? 1 : 0);
      else throw new RangeError(`o código ${code} não existe`);
    }
    return pop() !== 0;
  };
}
