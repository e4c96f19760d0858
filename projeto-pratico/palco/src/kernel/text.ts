/**
 * Texto de várias linhas como será guardado: NFC (uma só forma para cada acento), quebras `\n`, sem
 * caracteres de controle, sem os invisíveis que invertem a direção da leitura, sem brancos nas pontas.
 * Metades soltas de pares substitutos, que não existem em UTF-8, viram U+FFFD.
 */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}--\n]|[\u202a-\u202e\u2066-\u2069\ufeff]/gv, '')
    .normalize('NFC')
    .trim();
}

/** O mesmo, em uma linha só. */
export const cleanLine = (text: string) => cleanText(text.replace(/\s+/g, ' '));
