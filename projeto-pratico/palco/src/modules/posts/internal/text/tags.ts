import { countGraphemes } from './graphemes.ts';

const TAG_MAX = 50;
/** Teto da chave, em unidades UTF-16: NFKC transforma uma só letra em até dezoito. */
const KEY_MAX = 200;
const START = /(?<![\p{L}\p{N}\p{M}_&#/])#([\p{L}\p{N}\p{M}_\u200c\u200d]+)/uy;

/** A mesma hashtag para quem escreve com ou sem acento, em maiúsculas ou não; `null` se não há letra ou é longa demais. */
export function tagKey(written: string): string | null {
  if (!/\p{L}/u.test(written) || countGraphemes(written, TAG_MAX) > TAG_MAX) return null;
  const key = foldTag(written);
  return key === '' || key.length > KEY_MAX ? null : key;
}

/** O texto como fica em uma chave, mesmo que não seja uma: serve ao começo de uma hashtag. */
export const foldTag = (written: string): string =>
  written
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f\u200c\u200d]/g, '')
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}\p{M}_]/gu, '');

/** A hashtag que começa em `start`, ou `null`. */
export function tagAt(text: string, start: number): { end: number; tag: string } | null {
  START.lastIndex = start;
  const found = START.exec(text);
  const tag = found === null ? null : tagKey(found[1] ?? '');
  return found === null || tag === null ? null : { end: start + found[0].length, tag };
}
