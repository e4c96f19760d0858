import { linkify, shortAddress } from '../text/linkify.ts';

/** Texto de alguém, com endereços clicáveis. Só nós de texto e elementos: nada vira HTML. */
export function RichText({ text }: { text: string }) {
  return linkify(text).map((piece, index) =>
    piece.kind === 'text' ? (
      piece.text
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: os pedaços de um texto não mudam de ordem.
      <a key={index} href={piece.href} target="_blank" rel="noopener noreferrer nofollow ugc">
        {shortAddress(piece.text)}
      </a>
    ),
  );
}
