import { Link } from 'react-router';
import type { Entity } from '../api/types.ts';
import { pathTo } from '../shell/paths.ts';
import { linkify, shortAddress } from '../text/linkify.ts';
import { type Piece, piecesOf } from '../text/pieces.ts';

function Shown({ piece }: { piece: Piece }) {
  switch (piece.kind) {
    case 'text':
      return piece.text;
    case 'mention':
      return <Link to={pathTo.person(piece.handle)}>{piece.text}</Link>;
    case 'tag':
      return <Link to={pathTo.tag(piece.tag)}>{piece.text}</Link>;
    case 'link':
      return (
        <a href={piece.href} target="_blank" rel="noopener noreferrer nofollow ugc">
          {shortAddress(piece.text)}
        </a>
      );
  }
}

interface Props {
  text: string;
  /** O que a API achou no texto. Sem nada, só endereços viram link: é o que há nas publicações de antes das entidades. */
  entities?: readonly Entity[];
}

/** Texto de alguém, com endereços, menções e hashtags clicáveis. Só nós de texto e elementos: nada vira HTML. */
export function RichText({ text, entities }: Props) {
  const pieces: Piece[] = entities?.length ? piecesOf(text, entities) : linkify(text);
  // biome-ignore lint/suspicious/noArrayIndexKey: os pedaços de um texto não mudam de ordem.
  return pieces.map((piece, index) => <Shown key={index} piece={piece} />);
}
