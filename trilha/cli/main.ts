import { openBook } from '../core/book.ts';
import { EXIT } from './command.ts';
import { runCli } from './run.ts';
import { openTerminal } from './terminal.ts';

// `trilha lista | head` fecha o pipe antes do fim; isso não é erro.
// Quem lia parou de ler, mas o comando vai até o fim: o código de saída ainda é o dele.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

// O primeiro Ctrl-C pede que pare; o segundo encerra sem esperar.
const controller = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.on(name, () => {
    if (controller.signal.aborted) process.exit(EXIT.interrupted);
    controller.abort();
  });
}

const surroundings = { book: openBook(), terminal: openTerminal(), signal: controller.signal };
process.exitCode = await runCli(process.argv.slice(2), surroundings);
