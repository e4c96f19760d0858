import type { Completion, Wanted } from '../api/completions.ts';

/** O pedaço sendo escrito, e onde ele está no texto. */
export interface Token extends Wanted {
  /** Posição do `@` ou do `#`. */
  start: number;
  end: number;
}

// Um "@" colado a uma letra é de um e-mail; um "#" depois de "/" é de um endereço.
const BEFORE_CARET = /(?<![\p{L}\p{N}\p{M}_@#/.&])([@#])([\p{L}\p{N}\p{M}_]{1,50})$/u;
const WORD = /^[\p{L}\p{N}\p{M}_]/u;

/** A menção ou hashtag que termina no cursor, se há uma. No meio de uma palavra pronta não há o que completar. */
export function tokenAt(text: string, caret: number): Token | null {
  if (WORD.test(text.slice(caret))) return null;
  const found = BEFORE_CARET.exec(text.slice(0, caret));
  if (!found) return null;
  const [whole, sign, prefix = ''] = found;
  return { kind: sign === '@' ? 'mention' : 'tag', prefix, start: caret - whole.length, end: caret };
}

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** A sugestão ainda serve para o que se escreveu depois que ela chegou? */
export function stillFits(completion: Completion, { kind, prefix }: Wanted): boolean {
  if (completion.kind !== kind) return false;
  const start = fold(prefix);
  if (fold(completion.value).startsWith(start)) return true;
  return completion.kind === 'mention' && fold(completion.person.name).startsWith(start);
}

/** O que entra no lugar do pedaço. */
export const insertionOf = ({ kind, value }: Completion) => `${kind === 'mention' ? '@' : '#'}${value} `;
