/**
 * Percorrer uma conversa de respostas a respostas: recursão, pilha própria e trampolim.
 */

export interface Comment {
  text: string;
  replies: Comment[];
}

// #region recursao
/** A forma natural: um quadro da pilha por nível da conversa. */
export function countRecursive(comment: Comment): number {
  let total = 1;
  for (const reply of comment.replies) total += countRecursive(reply);
  return total;
}
// #endregion recursao

// #region iteracao
/** O que falta visitar fica numa lista, que é um objeto do heap e cresce até onde houver memória. */
export function countIterative(root: Comment): number {
  const pending = [root];
  let total = 0;
  for (let comment = pending.pop(); comment; comment = pending.pop()) {
    total++;
    for (const reply of comment.replies) pending.push(reply);
  }
  return total;
}
// #endregion iteracao

// #region trampolim
/** Um passo de uma conta recursiva: o resultado, ou a função que faz o passo seguinte. */
type Step = number | (() => Step);

/** Faz os passos um depois do outro. Cada um volta antes do seguinte, e a pilha não cresce. */
export function trampoline(step: Step): number {
  let current = step;
  while (typeof current === 'function') current = current();
  return current;
}

/** A mesma conta, em passos: `next` diz o que fazer com o total depois deste comentário. */
function countStep(comment: Comment, total: number, next: (total: number) => Step): Step {
  const visit = (index: number, sum: number): Step => {
    const reply = comment.replies[index];
    if (!reply) return () => next(sum);
    return () => countStep(reply, sum, (after) => visit(index + 1, after));
  };
  return visit(0, total + 1);
}

export const countTrampoline = (root: Comment): number => trampoline(countStep(root, 0, (total) => total));
// #endregion trampolim

/** Uma conversa em que cada resposta responde à anterior. */
export function chain(length: number): Comment {
  let comment: Comment = { text: `resposta ${length}`, replies: [] };
  for (let index = length - 1; index > 0; index--)
    comment = { text: `resposta ${index}`, replies: [comment] };
  return comment;
}

/** Uma conversa cheia: cada comentário tem `width` respostas, até `depth` níveis. */
export function tree(width: number, depth: number): Comment {
  const replies = depth === 1 ? [] : Array.from({ length: width }, () => tree(width, depth - 1));
  return { text: `nível ${depth}`, replies };
}

const WAYS = { recursão: countRecursive, 'pilha própria': countIterative, trampolim: countTrampoline };

function attempt(count: (root: Comment) => number, root: Comment): string {
  try {
    return count(root).toLocaleString('pt-BR');
  } catch (error) {
    return String(error);
  }
}

export function main(): void {
  for (const length of [1_000, 100_000]) {
    const root = chain(length);
    console.log(`Uma conversa de ${length.toLocaleString('pt-BR')} respostas, cada uma à anterior`);
    for (const [name, count] of Object.entries(WAYS))
      console.log(`  ${name.padEnd(14)} ${attempt(count, root)}`);
  }
}

if (import.meta.main) main();
