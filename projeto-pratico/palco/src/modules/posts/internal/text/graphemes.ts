const segmenter = new Intl.Segmenter('pt', { granularity: 'grapheme' });

/**
 * Caracteres como quem lê os conta: uma família de emojis é um, `ã` é um de qualquer jeito que se escreva.
 * Para de contar um além de `limit`. Fonte: UAX #29, agrupamentos de grafemas.
 */
export function countGraphemes(text: string, limit: number): number {
  let count = 0;
  for (const _ of segmenter.segment(text)) {
    count += 1;
    if (count > limit) break;
  }
  return count;
}
