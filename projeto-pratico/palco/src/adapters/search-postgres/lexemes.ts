import { stem } from '#ports/search/analysis/stem.ts';
import { tokensOf } from '#ports/search/analysis/tokens.ts';
import type { SearchDoc } from '#ports/search/port.ts';

/** A palavra exata, sem flexão. O sinal a separa dos radicais, que nunca começam por ele. */
export const exact = (word: string) => `=${word}`;
export const tagged = (tag: string) => `#${tag}`;
export const authored = (userId: string) => `@${userId}`;

/** Lexema entre aspas, como `tsvector` e `tsquery` o leem. Fonte: PostgreSQL, 8.11, “Text Search Types”. */
export const quote = (lexeme: string) => `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;

/** Além disto o PostgreSQL não guarda a posição. */
const LAST_POSITION = 16_383;

/** O documento como texto de `tsvector`. Vai como parâmetro: nada escrito por alguém entra no comando. */
export function toVector({ text, tags, authorId }: SearchDoc): string {
  const words = tokensOf(text).flatMap(({ word, position }) => {
    const at = Math.min(position, LAST_POSITION);
    return [`${quote(stem(word))}:${at}`, `${quote(exact(word))}:${at}A`];
  });
  return [...words, ...[...tags.map(tagged), authored(authorId)].map(quote)].join(' ');
}
