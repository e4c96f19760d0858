import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MissingServiceError } from '@trilha/services';
import { type Arguments, HELP, readArguments } from './cli/args.ts';
import { createReporter } from './cli/report.ts';
import { UsageError } from './failure.ts';
import { EXIT, type ExitCode, type VerifyEvent } from './outcome.ts';
import type { Stage } from './stage.ts';
import { loadStages } from './stages.ts';
import { verifyStage } from './verify.ts';

// `… | head` fecha o pipe antes do fim; a verificação vai até o fim, e o código de saída é o dela.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
process.on('unhandledRejection', (error) => process.exit(explain(error)));
process.exitCode = await main(process.argv.slice(2));

async function main(argv: string[]): Promise<ExitCode> {
  try {
    const args = readArguments(argv);
    if (args === undefined) {
      process.stdout.write(`${HELP}\n`);
      return EXIT.passed;
    }
    const verdict = await verifyStage({
      stage: args.stage,
      target: args.target,
      selection: args.selection,
      onEvent: await printer(args),
      signal: interruption(),
    });
    return verdict.exitCode;
  } catch (error) {
    return explain(error);
  }
}

async function printer(args: Arguments): Promise<(event: VerifyEvent) => void> {
  if (args.json) return (event) => void process.stdout.write(`${JSON.stringify(event)}\n`);
  const directories = new Map((await loadStages(args.stage)).map((stage) => [stage.number, shown(stage)]));
  return createReporter({
    write: (text) => void process.stdout.write(text),
    color: process.stdout.isTTY && !process.env.NO_COLOR,
    all: args.all,
    stageDirectory: (stage) => directories.get(stage) ?? '',
  });
}

function shown(stage: Stage): string {
  return `${relative(process.cwd(), fileURLToPath(stage.directory))}/`.replaceAll('\\', '/');
}

/** O primeiro Ctrl-C encerra com limpeza; o vigia cuida do resto se houver um segundo. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => controller.abort());
  return controller.signal;
}

function explain(error: unknown): ExitCode {
  if (error instanceof UsageError) {
    process.stderr.write(`${error.message}\nVeja as opções com --ajuda.\n`);
    return EXIT.usage;
  }
  if (error instanceof MissingServiceError) {
    process.stderr.write(`${error.message}\n`);
    return EXIT.missingService;
  }
  process.stderr.write(
    `O defeito é do kit, não do seu servidor.\n${error instanceof Error ? error.stack : String(error)}\n`,
  );
  return EXIT.internal;
}
