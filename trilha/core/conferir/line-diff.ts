/**
 * Linhas que mudam de um programa a outro: as que entram ou as que saem, o que for maior. Comentários, linhas
 * vazias e recuo não contam: são explicação, e não o erro.
 */
export function countChangedLines(before: string, after: string): number {
  const [a, b] = [codeLines(before), codeLines(after)];
  const kept = longestCommon(a, b);
  return Math.max(a.length - kept, b.length - kept);
}

/** As linhas que são código. */
export function codeLines(source: string): string[] {
  return source
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('//'));
}

/** Tamanho da maior subsequência comum, por programação dinâmica em uma linha da tabela. */
export function longestCommon(a: string[], b: string[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const line of a) {
    const next = [0];
    for (const [index, other] of b.entries())
      next.push(line === other ? (row[index] ?? 0) + 1 : Math.max(next[index] ?? 0, row[index + 1] ?? 0));
    row = next;
  }
  return row.at(-1) ?? 0;
}
