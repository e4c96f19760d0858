import { fold } from './fold.ts';

/** Uma palavra do texto, número ou emoji, com o lugar dela. */
export interface Token {
  /** Como se compara: minúscula, sem acento. */
  word: string;
  /** Onde está no texto, em unidades UTF-16. */
  start: number;
  end: number;
  /** Ordem no texto: duas palavras seguidas têm posições seguidas. */
  position: number;
  /** Palavras que esta junta, quando escrita com hífen, ponto ou apóstrofo: “e-mail” é `e`, `mail` e também `email`. */
  joins: number;
}

const WORD = String.raw`[\p{L}\p{N}][\p{L}\p{N}\p{M}]*`;
/** C++, C# e F# não são C e F; nem toda palavra seguida de `#` é linguagem. */
const LANGUAGE = String.raw`(?<![\p{L}\p{N}])(?:\p{L}[\p{L}\p{N}]*\+\+|\p{L}{1,2}#)(?![\p{L}\p{N}])`;
const NUMBER = String.raw`\p{Nd}+(?:[.,]\p{Nd}+)+(?![\p{L}\p{N}])`;
const COMPOUND = String.raw`${WORD}(?:[\-\u2010\u2011.'’_]${WORD})*`;
const FACE = String.raw`\p{Extended_Pictographic}[\p{Emoji_Modifier}\ufe0f]?`;
/** Pela forma, e não por `\p{RGI_Emoji}`, que prova milhares de sequências a cada um: um post só deles levava 25 ms. */
const EMOJI = String.raw`\p{RI}{2}|[#*]\ufe0f\u20e3|\p{Emoji_Modifier}|${FACE}[\u{e0020}-\u{e007f}]*(?:\u200d${FACE}){0,9}`;
const TOKEN = new RegExp(`${LANGUAGE}|${NUMBER}|${COMPOUND}|${EMOJI}`, 'gv');
const PART = new RegExp(WORD, 'gv');

/** Além disto não é palavra composta: é endereço, ou lista sem espaços. */
const MAX_JOINED = 4;
const MAX_LENGTH = 40;

/** As palavras de um texto, em ordem; a composta vem antes das partes, na posição da primeira. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let position = 0;
  for (const { 0: found, index } of text.matchAll(TOKEN)) {
    const parts = /[+#]$/.test(found) ? [] : [...found.matchAll(PART)];
    const whole = { start: index, end: index + found.length };
    if (parts.length < 2) {
      tokens.push({ word: clip(fold(found)), ...whole, position: ++position, joins: 1 });
      continue;
    }
    if (parts.length <= MAX_JOINED && found.length <= MAX_LENGTH)
      tokens.push({ word: joined(found), ...whole, position: position + 1, joins: parts.length });
    for (const part of parts) {
      const start = index + part.index;
      const end = start + part[0].length;
      tokens.push({ word: clip(fold(part[0])), start, end, position: ++position, joins: 1 });
    }
  }
  return tokens;
}

/** “1.000” e “1.000,00” são mil, e “2,5” é o mesmo que “2.5”; o resto perde o que o separa. */
function joined(found: string): string {
  if (/^\p{Nd}{1,3}(?:\.\p{Nd}{3})+(?:,\p{Nd}+)?$/u.test(found))
    return found.replaceAll('.', '').replace(/,0+$/, '').replace(',', '.');
  if (/^[\p{Nd}.,]+$/u.test(found)) return found.replaceAll(',', '.');
  return fold(found).replace(/[-\u2010\u2011.'’_]/g, '') || found;
}

/** O PostgreSQL recusa palavra de mais de 2.046 bytes, e ninguém procura uma assim inteira. */
const clip = (word: string) => word.slice(0, 100).toWellFormed();
