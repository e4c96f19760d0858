const segmenter = new Intl.Segmenter('pt', { granularity: 'grapheme' });

/**
 * Quantos caracteres alguém contaria com os olhos: uma família de emojis é um só, e um acento não conta à parte. É a
 * conta que a API faz.
 *
 * Fonte: Unicode, UAX #29, seção 3.
 */
export function graphemes(text: string): number {
  let count = 0;
  for (const _ of segmenter.segment(text)) count += 1;
  return count;
}
