// biome-ignore lint/suspicious/noControlCharactersInRegex: as sequências ANSI começam por um caractere de controle.
const ANSI = /\u001b\[[0-9;?]*[A-Za-z]/g;

/** Saída de terminal como texto puro: sem cores e com `\r` aplicado (a linha é reescrita). */
export function plainText(output: string): string {
  return output
    .replace(ANSI, '')
    .replaceAll('\r\n', '\n')
    .split('\n')
    .map((line) => line.split('\r').findLast((part) => part !== '') ?? '')
    .join('\n');
}
