import { linkAt, tokenEnd } from './links.ts';
import { tagAt } from './tags.ts';

/** Um trecho do texto que quer dizer algo, em unidades UTF-16. A menção ainda é só um nome escrito. */
export type Span = { start: number; end: number } & (
  | { kind: 'mention'; handle: string }
  | { kind: 'tag'; tag: string }
  | { kind: 'link'; url: string }
);

const CANDIDATE = /[#@]|(?<![\p{L}\p{N}_])[Hh][Tt][Tt][Pp][Ss]?:\/\//gu;
/** Nem o `@` de um e-mail, nem o de `@nome@outro.servidor`, nem o de um endereço sem `http`. */
const MENTION = /(?<![\p{L}\p{N}\p{M}_@/+-])@([A-Za-z0-9_]{3,30})(?![\p{L}\p{N}\p{M}_@])/uy;

/** Menções, hashtags e links de um texto limpo, em ordem e sem se cruzarem. */
export function entitiesOf(text: string): Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (const { index: start, 0: sign } of text.matchAll(CANDIDATE)) {
    if (start < from) continue;
    const span = spanAt(text, start, sign);
    if (span !== null) spans.push(span);
    // o que está dentro de um endereço, aceito ou não, é do endereço
    else if (sign.length > 1) from = tokenEnd(text, start);
    from = Math.max(from, span?.end ?? 0);
  }
  return spans;
}

function spanAt(text: string, start: number, sign: string): Span | null {
  if (sign === '@') return mentionAt(text, start);
  if (sign === '#') {
    const tag = tagAt(text, start);
    return tag && { kind: 'tag', start, ...tag };
  }
  const link = linkAt(text, start);
  return link && { kind: 'link', start, ...link };
}

function mentionAt(text: string, start: number): Span | null {
  MENTION.lastIndex = start;
  const found = MENTION.exec(text);
  if (found === null) return null;
  return { kind: 'mention', start, end: start + found[0].length, handle: (found[1] ?? '').toLowerCase() };
}
