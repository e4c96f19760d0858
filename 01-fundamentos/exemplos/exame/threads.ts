/** As perguntas sobre threads, respondidas por programas. */

/** Uma thread que vai somar `left` vezes; `read` guarda o que leu e ainda não escreveu. */
interface Thread {
  left: number;
  read?: number;
}

/**
 * Todos os valores finais de `total` quando `threads` threads fazem `times` vezes “leia, some um, escreva”, em todas
 * as ordens em que os passos podem se misturar.
 */
export function finalTotals(threads: number, times: number): number[] {
  const seen = new Set<string>();
  const totals = new Set<number>();
  const explore = (total: number, all: readonly Thread[]): void => {
    const state = JSON.stringify([total, all]);
    if (seen.has(state)) return;
    seen.add(state);
    if (all.every(({ left }) => left === 0)) totals.add(total);
    for (const [index, { left, read }] of all.entries()) {
      if (left === 0) continue;
      if (read === undefined) explore(total, all.with(index, { left, read: total }));
      else explore(read + 1, all.with(index, { left: left - 1 }));
    }
  };
  explore(
    0,
    Array.from({ length: threads }, () => ({ left: times })),
  );
  return [...totals].sort((a, b) => a - b);
}

// #region mensagens
export const MESSAGES = {
  A: { counts: new Map([['amei', 3]]) },
  B: new Int32Array(4),
  C: new Int32Array(new SharedArrayBuffer(16)),
  D: (word: string) => word.length > 3,
};
// #endregion mensagens

/** As letras cujo conteúdo, mudado de um lado depois de enviado, muda também do outro. */
export const sharedMessages = (): string[] =>
  Object.entries(MESSAGES).flatMap(([letter, message]) => (isShared(message) ? letter : []));

function isShared(message: unknown): boolean {
  if (!(message instanceof Int32Array)) return false;
  const arrived = structuredClone(message);
  arrived[0] = 7;
  return message[0] === 7;
}

/** O nome do erro de quem tenta mandar este valor, se não vai. */
export function refusal(message: unknown): string | undefined {
  try {
    structuredClone(message);
    return;
  } catch (error) {
    return (error as Error).name;
  }
}
