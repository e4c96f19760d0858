import { UsageError } from '../failure.ts';

const WORD = /"((?:[^"\\]|\\.)*)"|'([^']*)'|([^\s"']+)/gu;

/**
 * Separa um comando em programa e argumentos, respeitando aspas.
 *
 * O comando roda sem shell de propósito: com um shell no meio, o SIGTERM pararia nele e o servidor
 * não saberia que é hora de encerrar. Por isso `&&`, `|` e `$VAR` não são interpretados.
 *
 * @throws UsageError quando não sobra nenhum programa.
 */
export function parseCommand(command: string): { program: string; args: string[] } {
  const words: string[] = [];
  let end = -1;
  for (const match of command.matchAll(WORD)) {
    const word = match[1]?.replace(/\\(["\\])/gu, '$1') ?? match[2] ?? match[3] ?? '';
    // `--opcao="valor com espaço"` chega em dois pedaços encostados: é uma palavra só.
    if (match.index === end) words.push((words.pop() ?? '') + word);
    else words.push(word);
    end = match.index + match[0].length;
  }
  const [program, ...args] = words;
  if (program === undefined)
    throw new UsageError('O comando está vazio. Exemplo: --comando "node servidor.ts"');
  return { program, args };
}
