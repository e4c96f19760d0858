import { openBook } from '../core/book.ts';
import { readCatalog } from '../core/catalog.ts';
import { TrilhaError } from '../core/errors.ts';
import { readProgress } from '../core/progress.ts';
import { type CommandContext, EXIT } from './command.ts';
import { COMMANDS, HOME } from './commands/index.ts';
import { openTerminal, type Terminal } from './terminal.ts';

const ALIASES: Record<string, string> = {
  '--help': 'ajuda',
  '-h': 'ajuda',
  '--ajuda': 'ajuda',
  help: 'ajuda',
};

process.exitCode = await main(process.argv.slice(2));

async function main([name, ...args]: string[]): Promise<number> {
  const terminal = openTerminal();
  // `trilha lista | head` fecha o cano antes do fim; não é erro.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.ok);
    throw error;
  });
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
    return await command.run(openContext(terminal), args);
  } catch (error) {
    return explain(error, terminal);
  }
}

function openContext(terminal: Terminal): CommandContext {
  const book = openBook();
  const { progress, notice } = readProgress(book);
  if (notice) terminal.error(notice);
  return { book, catalog: readCatalog(book), progress, terminal, signal: interruption() };
}

/** O primeiro Ctrl-C pede que pare; o segundo encerra sem esperar. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(EXIT.interrupted);
      controller.abort();
    });
  }
  return controller.signal;
}

function explain(error: unknown, terminal: Terminal): number {
  if (error instanceof TrilhaError) {
    terminal.error(`${error.message}\n→ ${error.next}`);
    return error.code === 'MISSING_SERVICE' ? EXIT.missingService : EXIT.usage;
  }
  if ((error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS')) {
    terminal.error(`${(error as Error).message}\n→ Veja as opções com: npx trilha ajuda`);
    return EXIT.usage;
  }
  terminal.error(
    `Defeito da trilha: ${(error as Error)?.stack ?? String(error)}\n→ Rode npx trilha doutor e relate o que ele diz.`,
  );
  return EXIT.internal;
}
