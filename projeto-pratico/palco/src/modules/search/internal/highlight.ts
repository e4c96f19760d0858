import type { Post } from '#modules/posts/index.ts';
import { hitsOf } from '#ports/search/match.ts';
import type { Query, Span, Term } from '#ports/search/query.ts';
import type { Piece } from './schema.ts';

/** Tamanho do trecho, em unidades UTF-16, com as reticências. */
const LONGEST = 200;
/** Quanto se mostra antes do primeiro acerto, e até onde se procura um espaço para cortar. */
const LEAD = 40;
const SLACK = 24;
const MORE = '…';

const graphemes = new Intl.Segmenter('pt', { granularity: 'grapheme' });

/** O trecho de um post em que mais se acerta, em pedaços de texto puro. Juntos, são o que está escrito. */
export function highlight({ text, entities }: Pick<Post, 'text' | 'entities'>, query: Query): Piece[] {
  const terms = query.all.flat();
  const hits = joinTags(hitsOf(text, terms), entities, terms);
  const { start, end } = windowOf(text, hits);
  const inside = hits.filter((hit) => hit.start >= start && hit.end <= end);
  const pieces = piecesOf(text, { start, end }, inside);
  if (start > 0) pieces.unshift({ text: MORE, hit: false });
  if (end < text.length) pieces.push({ text: MORE, hit: false });
  return pieces;
}

/** A hashtag procurada aparece inteira, com o sinal. */
function joinTags(hits: Span[], entities: Post['entities'], terms: Term[]): Span[] {
  const asked = new Set(terms.flatMap((term) => (term.kind === 'tag' ? term.tag : [])));
  const tags = entities.filter((one) => one.kind === 'tag' && asked.has(one.tag));
  const free = hits.filter((hit) => !tags.some((tag) => hit.start < tag.end && tag.start < hit.end));
  return [...free, ...tags].sort((a, b) => a.start - b.start);
}

/** O texto inteiro, se cabe; senão, a janela com mais acertos, e a primeira entre iguais. */
function windowOf(text: string, hits: Span[]): Span {
  if (text.length <= LONGEST) return { start: 0, end: text.length };
  const counted = hits.map((hit) => ({ hit, count: countFrom(hits, hit) }));
  const best = counted.reduce(
    (a, b) => (b.count > a.count ? b : a),
    counted[0] ?? { hit: { start: 0 }, count: 0 },
  );
  const room = LONGEST - 2 * MORE.length;
  const start = startCut(text, Math.min(best.hit.start - LEAD, text.length - room));
  return { start, end: endCut(text, start + room) };
}

const countFrom = (hits: Span[], first: Span): number =>
  hits.filter(({ start, end }) => start >= first.start && end <= first.start + LONGEST - 2 * LEAD).length;

/** O começo de palavra mais perto, à direita; sem espaço por perto, o de um caractere inteiro. */
function startCut(text: string, wanted: number): number {
  if (wanted <= 0) return 0;
  const space = text.slice(wanted, wanted + SLACK).search(/\s/);
  return space < 0 ? wholeBefore(text, wanted) : wanted + space + 1;
}

function endCut(text: string, wanted: number): number {
  if (wanted >= text.length) return text.length;
  const space = text.slice(wanted - SLACK, wanted + 1).search(/\s\S*$/);
  return space < 0 ? wholeBefore(text, wanted) : wanted - SLACK + space;
}

/** Onde começa o caractere que está em `at`: família de emojis e letra com acento não se partem. */
const wholeBefore = (text: string, at: number) => graphemes.segment(text).containing(at)?.index ?? at;

function piecesOf(text: string, { start, end }: Span, hits: Span[]): Piece[] {
  const pieces: Piece[] = [];
  let at = start;
  for (const hit of hits) {
    pieces.push(
      { text: text.slice(at, hit.start), hit: false },
      { text: text.slice(hit.start, hit.end), hit: true },
    );
    at = hit.end;
  }
  pieces.push({ text: text.slice(at, end), hit: false });
  return pieces.filter((piece) => piece.text !== '');
}
