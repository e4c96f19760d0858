/** Trecho que ficou, entrou ou saiu entre dois textos. */
export interface Change {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

interface Stretch {
  same: string;
  removed: string;
  added: string;
}

const segmenter = new Intl.Segmenter('pt', { granularity: 'word' });
const wordsOf = (text: string) => Array.from(segmenter.segment(text), ({ segment }) => segment);

/** Tamanho da maior sequência comum entre o que resta de um e de outro, para todo par de posições. */
function commonLengths(before: readonly string[], after: readonly string[]) {
  const width = after.length + 1;
  const cells = new Uint16Array((before.length + 1) * width);
  const at = (row: number, column: number) => cells[row * width + column] ?? 0;
  for (let row = before.length - 1; row >= 0; row -= 1) {
    for (let column = after.length - 1; column >= 0; column -= 1) {
      cells[row * width + column] =
        before[row] === after[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  return at;
}

/** Anda pelos dois textos: palavra comum é um trecho igual, e tudo o que há entre dois iguais é um trecho trocado. */
function walk(before: readonly string[], after: readonly string[]): Stretch[] {
  const common = commonLengths(before, after);
  const stretches: Stretch[] = [];
  const add = (kind: keyof Stretch, word: string) => {
    const last = stretches.at(-1);
    if (last && (kind === 'same') === (last.same !== '')) last[kind] += word;
    else stretches.push({ same: '', removed: '', added: '', [kind]: word });
  };
  let [row, column] = [0, 0];
  while (row < before.length || column < after.length) {
    const [old, fresh] = [before[row], after[column]];
    if (old !== undefined && old === fresh) {
      add('same', old);
      row += 1;
      column += 1;
    } else if (
      old !== undefined &&
      (fresh === undefined || common(row + 1, column) >= common(row, column + 1))
    ) {
      add('removed', old);
      row += 1;
    } else {
      add('added', fresh ?? '');
      column += 1;
    }
  }
  return stretches;
}

/** Um espaço igual no meio de duas trocas não separa nada para quem lê: vira parte da troca. */
function joinAcrossSpaces(stretches: readonly Stretch[]): Stretch[] {
  const joined: Stretch[] = [];
  stretches.forEach((stretch, index) => {
    const last = joined.at(-1);
    const isGap = /^\s+$/u.test(stretch.same) && index > 0 && index < stretches.length - 1;
    if (last && last.same === '' && (isGap || stretch.same === '')) {
      last.removed += stretch.same + stretch.removed;
      last.added += stretch.same + stretch.added;
    } else joined.push({ ...stretch });
  });
  return joined;
}

/**
 * Compara dois textos palavra por palavra, pela maior sequência comum. O custo é o produto das palavras, e um texto
 * tem no máximo 500 grafemas: menos de 250 mil comparações.
 *
 * @returns os trechos, em ordem; os que não saíram, juntos, são o texto novo
 */
export function compareWords(before: string, after: string): Change[] {
  return joinAcrossSpaces(walk(wordsOf(before), wordsOf(after))).flatMap(({ same, removed, added }) =>
    (
      [
        ['same', same],
        ['removed', removed],
        ['added', added],
      ] as const
    ).flatMap(([kind, text]) => (text === '' ? [] : [{ kind, text }])),
  );
}
