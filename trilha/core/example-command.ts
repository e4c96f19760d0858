/**
 * O comando com que se repete uma saída gravada, tirado do comentário que a anuncia.
 *
 * @param comment o comentário inteiro: `<!-- saida: node exemplos/02-system-calls/ler.ts -->`
 * @param file a lição, a partir da raiz: é dela que sai o número do módulo
 * @returns `npx trilha exemplo 01/02 ler.ts`, ou `undefined` se o comentário é outro
 */
export function exampleCommand(comment: string, file: string): string | undefined {
  const [, concept, words] =
    /^<!--\s*saida:\s*node exemplos\/(\d\d)-[^/\s]+\/([^\n]+?)\s*(?:-->|\n)/.exec(comment) ?? [];
  const module = /^(\d\d)-/.exec(file)?.[1];
  return concept === undefined || module === undefined
    ? undefined
    : `npx trilha exemplo ${module}/${concept} ${words}`;
}
