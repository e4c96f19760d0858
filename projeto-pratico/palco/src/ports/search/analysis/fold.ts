/** O que não muda o que a palavra é: acentos, e num emoji a cor da pele e o seletor de aparência. */
const MARKS = /[\p{M}\p{Emoji_Modifier}\p{Variation_Selector}]/gu;

/**
 * A palavra como se compara: minúscula, sem acento, na forma de compatibilidade (`ﬁ` é `fi`, `1º` é `1o`).
 * Volta a compor no fim, para que o coreano, que a decomposição desmonta em letras soltas, fique inteiro. O que é só marca,
 * como a cor da pele sozinha, fica como está: palavra vazia não existe.
 */
export const fold = (text: string): string =>
  text.normalize('NFKD').replace(MARKS, '').toLowerCase().normalize('NFC') || text;
