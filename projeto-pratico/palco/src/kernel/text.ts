/**
 * Invisíveis que só servem para enganar: um nome igual a outro, um texto que parece vazio, a leitura ao contrário.
 * Ficam os que mudam o que se vê: o que junta emojis (família, bandeira, tecla) e letras árabes e indianas.
 */
const INVISIBLE =
  /(?!(?<=\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)\u200d(?=\p{Extended_Pictographic})|(?<=\p{Extended_Pictographic})[\ufe0e\ufe0f]|\ufe0f(?=\u20e3)|(?<=\u{1f3f4}[\u{e0020}-\u{e007e}]{0,6})[\u{e0020}-\u{e007f}]|(?<=\p{Script=Arabic})\u200c(?=\p{Script=Arabic})|(?<=[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca])[\u200c\u200d])\p{Default_Ignorable_Code_Point}/gu;
/** Da quinta marca em diante sobre a mesma letra: nenhuma escrita usa, e a pilha cobre a página. */
const PILED_MARKS = /(\p{M}{4})\p{M}+/gu;

/**
 * Texto de várias linhas como será guardado: NFC (uma só forma para cada acento), quebras `\n`, sem
 * caracteres de controle, sem invisíveis que enganam, sem marcas empilhadas, sem brancos nas pontas.
 * Metades soltas de pares substitutos, que não existem em UTF-8, viram U+FFFD.
 */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}--\n]/gv, '')
    .replace(INVISIBLE, '')
    .normalize('NFC')
    .replace(PILED_MARKS, '$1')
    .trim();
}

/** O mesmo, em uma linha só. */
export const cleanLine = (text: string) => cleanText(text.replace(/\s+/g, ' '));

/** Há alguma coisa que se veja? O branco do braille é um símbolo que não se vê. */
export const hasInk = (text: string) => /[[\p{L}\p{N}\p{P}\p{S}]--\u2800]/v.test(text);
