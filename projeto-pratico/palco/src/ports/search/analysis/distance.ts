// cspell:ignore Damerau vidoe
/**
 * Trocas que levam uma palavra à outra: pôr, tirar ou mudar uma letra, ou inverter duas vizinhas, cada uma contando 1
 * (distância de Damerau-Levenshtein em que nenhum trecho muda duas vezes). “vidoe” está a 1 de “video”.
 */
export function distance(a: string, b: string): number {
  const from = [...a];
  const to = [...b];
  let older: number[] = [];
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [i, letter] of from.entries()) {
    const current = [i + 1];
    for (const [j, other] of to.entries()) {
      const changed = (previous[j] ?? 0) + (letter === other ? 0 : 1);
      let least = Math.min(changed, (previous[j + 1] ?? 0) + 1, (current[j] ?? 0) + 1);
      const swapped = i > 0 && j > 0 && letter === to[j - 1] && from[i - 1] === other;
      if (swapped) least = Math.min(least, (older[j - 1] ?? 0) + 1);
      current.push(least);
    }
    older = previous;
    previous = current;
  }
  return previous[to.length] ?? 0;
}
