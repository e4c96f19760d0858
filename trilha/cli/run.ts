import { readCatalog } from '../core/catalog.ts';
import { TrilhaError } from '../core/errors.ts';
import { fold } from '../core/find.ts';
import { readProgress, tidyProgress } from '../core/progress.ts';
import { closest } from '../core/suggest.ts';
import { type Command, type CommandContext, EXIT } from './command.ts';
import { describeCommand } from './commands/help.ts';
import { COMMANDS, HOME } from './commands/index.ts';
import { asksForHelp, readInput } from './input.ts';
import { type Terminal, wrapLines } from './terminal.ts';

type Surroundings = Pick<CommandContext, 'book' | 'terminal' | 'signal'>;

const ALIASES: Record<string, string> = {
  '--help': 'ajuda',
  '-h': 'ajuda',
  '--ajuda': 'ajuda',
  help: 'ajuda',
  '--versao': 'versao',
  '--version': 'versao',
  '-v': 'versao',
};

/** Executa um comando e devolve o código de saída; todo erro vira uma mensagem com o próximo passo. */
export async function runCli(given: string[], surroundings: Surroundings): Promise<number> {
  const { terminal } = surroundings;
  // `npx trilha --linear`: a sessão, sem ter de saber que ela se chama estudar.
  const [name, ...args] = given[0] === '--linear' ? ['estudar', ...given] : given;
  try {
    const command = name === undefined ? HOME : findCommand(name);
    if (asksForHelp(command, args)) {
      terminal.line(describeCommand(command, terminal));
      return EXIT.ok;
    }
    const input = readInput(command, args);
    return await command.run(await openContext(surroundings), input);
  } catch (error) {
    return explain(error, terminal);
  }
}

function findCommand(word: string): Command {
  const name = ALIASES[word] ?? fold(word);
  const found = COMMANDS.find((each) => each.name === name);
  if (found) return found;
  const meant = closest(
    name,
    COMMANDS.map((each) => each.name),
  );
  throw new TrilhaError(
    'USAGE',
    `Não conheço o comando “${word}”.`,
    meant ? `Você quis dizer npx trilha ${meant}?` : 'Veja os comandos com: npx trilha ajuda',
  );
}

async function openContext({ book, terminal, signal }: Surroundings): Promise<CommandContext> {
  await tidyProgress(book);
  const { progress, notice } = readProgress(book);
  if (notice) terminal.error(notice);
  return { book, catalog: readCatalog(book), progress, terminal, signal };
}

function explain(error: unknown, terminal: Terminal): number {
  if (error instanceof TrilhaError) {
    terminal.error(wrapLines(`${error.message}\n→ ${error.next}`, terminal.width));
    return error.code === 'MISSING_SERVICE' ? EXIT.missingService : EXIT.usage;
  }
  const { stack } = error as { stack?: string };
  terminal.error(
    `Defeito da Trilha: ${stack ?? String(error)}\n→ Relate-o com esta mensagem e a saída de: npx trilha doutor`,
  );
  return EXIT.internal;
}
