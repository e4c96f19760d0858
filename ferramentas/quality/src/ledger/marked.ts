/**
 * Troca o miolo entre `<!-- gerado:nome -->` e `<!-- fim:nome -->`.
 *
 * @throws {Error} se as marcas não existem: um trecho gerado que ninguém vê é um trecho que mente.
 */
export function replaceMarked(document: string, name: string, content: string): string {
  const [open, close] = [`<!-- gerado:${name} -->`, `<!-- fim:${name} -->`];
  const [start, end] = [document.indexOf(open), document.indexOf(close)];
  if (start < 0 || end < start) throw new Error(`faltam as marcas ${open} e ${close}`);
  return `${document.slice(0, start + open.length)}\n\n${content.trim()}\n\n${document.slice(end)}`;
}
