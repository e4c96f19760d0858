import { TrilhaError } from '../../core/errors.ts';
import { type Command, type CommandContext, EXIT } from '../command.ts';
import { type Terminal, wrapLines } from '../terminal.ts';

export interface CaptureOptions {
  words?: string[];
  values?: Record<string, boolean>;
  /** Recebe o texto inteiro a cada acréscimo. */
  onText: (text: string) => void;
}

/**
 * Executa um comando guardando o que ele escreve, para que a tela mostre o mesmo que o terminal mostraria.
 * Um erro do comando vira texto: aqui ele não pode encerrar a sessão.
 */
export async function capture(
  command: Command,
  context: CommandContext,
  { words = [], values = {}, onText }: CaptureOptions,
): Promise<number> {
  let text = '';
  const write = (more: string) => {
    text += withoutCommands(more);
    onText(text);
  };
  const line = (more = '') => write(`${more}\n`);
  const terminal: Terminal = { ...context.terminal, write, writeError: write, line, error: line };
  try {
    return await command.run({ ...context, terminal }, { words, values, rest: [] });
  } catch (error) {
    if (!(error instanceof TrilhaError)) throw error;
    line(wrapLines(`${error.message}\n→ ${error.next}`, terminal.width));
    return EXIT.usage;
  }
}

/**
 * Fora daqui cada comando sugere o seguinte; aqui o rodapé já diz as teclas. A seção a reler vira a tecla que a abre.
 */
const withoutCommands = (text: string) =>
  text
    .replaceAll(/^→ .*npx trilha .*\n?/gm, '')
    .replaceAll(/npx trilha ler (\S+) "([^"\n]+)"/g, '$1, “$2” [i]');

/** A lição e a seção que a verificação manda reler, na primeira falha explicada. */
export const sectionToReread = (lines: string[]): string[] | undefined =>
  lines
    .map((line) => /^ +releia +(\S+), “(.+)” \[i\]$/.exec(line)?.slice(1))
    .find((section) => section !== undefined);
