import { readCatalog } from '../core/catalog.ts';
import { TrilhaError } from '../core/errors.ts';
import { readProgress } from '../core/progress.ts';
import { type CommandContext, EXIT } from './command.ts';
import { COMMANDS, HOME } from './commands/index.ts';
import type { Terminal } from './terminal.ts';

type Surroundings = Pick<CommandContext, 'book' | 'terminal' | 'signal'>;

const ALIASES: Record<string, string> = {
  '--help': 'ajuda',
  '-h': 'ajuda',
  '--ajuda': 'ajuda',
  help: 'ajuda',
};

/** Executa um comando e devolve o código de saída; todo erro vira uma mensagem com o próximo passo. */
export async function runCli([name, ...args]: string[], surroundings: Surroundings): Promise<number> {
  const { terminal } = surroundings;
  try {
    const command =
      name === undefined ? HOME : COMMANDS.find((each) => each.name === (ALIASES[name] ?? name));
    if (!command) {
      throw new TrilhaError(
        'USAGE',
        `Não conheço o comando "${name}".`,
        'Veja os comandos com: npx trilha ajuda',
      );
    }
    return await command.run(openContext(surroundings), args);
  } catch (error) {
    return explain(error, terminal);
  }
}

function openContext({ book, terminal, signal }: Surroundings): CommandContext {
  const { progress, notice } = readProgress(book);
  if (notice) terminal.error(notice);
  return { book, catalog: readCatalog(book), progress, terminal, signal };
}

function explain(error: unknown, terminal: Terminal): number {
  if (error instanceof TrilhaError) {
    terminal.error(`${error.message}\n→ ${error.next}`);
    return error.code === 'MISSING_SERVICE' ? EXIT.missingService : EXIT.usage;
  }
  const { code, message, stack } = error as { code?: string; message?: string; stack?: string };
  if (code?.startsWith('ERR_PARSE_ARGS')) {
    terminal.error(`${message}\n→ Veja as opções com: npx trilha ajuda`);
    return EXIT.usage;
  }
  terminal.error(
    `Defeito da trilha: ${stack ?? String(error)}\n→ Rode npx trilha doutor e relate o que ele diz.`,
  );
  return EXIT.internal;
}
