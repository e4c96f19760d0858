import type { Highlight } from '../api/types.ts';

/** Trecho de uma publicação com o que acertou em destaque. Chega em pedaços de texto puro, e assim se desenha. */
export function Excerpt({ pieces }: { pieces: Highlight }) {
  return pieces.map(({ text, hit }, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: os pedaços de um trecho não mudam de ordem.
    hit ? <mark key={index}>{text}</mark> : text,
  );
}
