import type { Entity } from '../api/types.ts';
import { type LinkPiece, safeAddress } from './linkify.ts';

/** Um pedaço de texto, e o que ele é. */
export type Piece =
  | LinkPiece
  | { kind: 'mention'; text: string; handle: string }
  | { kind: 'tag'; text: string; tag: string };

function toPiece(text: string, entity: Entity): Piece {
  if (entity.kind === 'mention') return { kind: 'mention', text, handle: entity.handle };
  if (entity.kind === 'tag') return { kind: 'tag', text, tag: entity.tag };
  // A API já só manda http e https; um "javascript:" que passasse por ela para aqui.
  const href = safeAddress(entity.url);
  return href === null ? { kind: 'text', text } : { kind: 'link', text, href };
}

/**
 * Parte o texto pelas entidades que a API achou nele. Intervalo fora do texto ou por cima do anterior é ignorado: o
 * texto se mostra inteiro de qualquer jeito.
 *
 * @param text texto da publicação
 * @param entities intervalos em unidades UTF-16, em ordem
 */
export function piecesOf(text: string, entities: readonly Entity[]): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  const addText = (end: number) => {
    if (end > from) pieces.push({ kind: 'text', text: text.slice(from, end) });
  };
  for (const entity of entities) {
    if (entity.start < from || entity.end <= entity.start || entity.end > text.length) continue;
    addText(entity.start);
    pieces.push(toPiece(text.slice(entity.start, entity.end), entity));
    from = entity.end;
  }
  addText(text.length);
  return pieces;
}
