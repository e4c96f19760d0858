/** As perguntas sobre threads, respondidas por programas. */

/** Uma thread que vai somar `left` vezes; sem Atomics, `read` guarda o que leu e ainda não escreveu. */
interface Thread {
  left: number;
  atomic: boolean;
  read?: number;
}

/** Três somas sem Atomics, “leia, some um, escreva”, e três com. */
export const ONE_SIDE: readonly Thread[] = [
  { left: 3, atomic: false },
  { left: 3, atomic: true },
];

/** Todos os valores com que `total` pode terminar, em todas as ordens em que os passos se misturam. */
export function finalTotals(threads: readonly Thread[]): number[] {
  const seen = new Set<string>();
  const totals = new Set<number>();
  const explore = (total: number, all: readonly Thread[]): void => {
    const state = JSON.stringify([total, all]);
    if (seen.has(state)) return;
    seen.add(state);
    if (all.every(({ left }) => left === 0)) totals.add(total);
    for (const [index, { left, atomic, read }] of all.entries()) {
      if (left === 0) continue;
      const before = atomic ? total : read;
      if (before === undefined) explore(total, all.with(index, { left, atomic, read: total }));
      else explore(before + 1, all.with(index, { left: left - 1, atomic }));
    }
  };
  explore(0, threads);
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
