/** A máquina de pilha do enunciado, do modo mais simples, e regras sorteadas para ela. */
import type { Random } from '@trilha/trilha/check';

export function interpret(rule: readonly number[], word: Uint8Array): boolean {
  const stack: number[] = [];
  const pop = () => stack.pop() ?? 0;
  for (let at = 0; at < rule.length; at++) {
    const code = rule[at];
    if (code === 1) stack.push(rule[++at] ?? 0);
    else if (code === 2) stack.push(word.length);
    else if (code === 3) stack.push(word[rule[++at] ?? 0] ?? 0);
    else if (code === 6) stack.push(pop() === 0 ? 1 : 0);
    else {
      const [b, a] = [pop(), pop()];
      stack.push((code === 4 ? a < b : a !== 0 && b !== 0) ? 1 : 0);
    }
  }
  return pop() !== 0;
}

/** Uma regra que se pode rodar: empilha valores, combina-os ao acaso e deixa um. */
export function randomRule(random: Random): number[] {
  const rule: number[] = [];
  let height = 0;
  for (let step = random.integer(1, 12); step > 0 || height !== 1; step--) {
    if (height > 1 && (step <= 0 || random.boolean())) {
      rule.push(random.integer(4, 5));
      height -= 1;
    } else if (height > 0 && random.integer(0, 3) === 0) rule.push(6);
    else if (step > 0 || height === 0) {
      const kind = random.integer(1, 3);
      rule.push(kind, ...(kind === 2 ? [] : [random.integer(0, kind === 3 ? 12 : 130)]));
      height += 1;
    }
  }
  return rule;
}
