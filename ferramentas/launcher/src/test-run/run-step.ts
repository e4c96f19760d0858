import type { Progress } from '../../boot/boot.mjs';
import { tail } from '../../boot/failure.mjs';
import { PATHS, ROOT } from '../../boot/paths.mjs';
import { runCommand } from '../process/run-command.ts';
import type { Step } from './steps.ts';
import type { Row } from './table.ts';

const FAILURE_LINES = 60;

/** Executa uma verificação que passa ou falha inteira; a saída só aparece quando falha. */
export async function runStep(progress: Progress, step: Step, signal: AbortSignal): Promise<Row> {
  const logFile = `${PATHS.logs}/teste-${step.name}.log`;
  const startedAt = Date.now();
  const failed = await progress
    .step(step.title, () =>
      runCommand({ args: step.args, cwd: ROOT, logFile, failure: `${step.title}: falhou.`, signal }),
    )
    .then(
      () => 0,
      () => 1,
    );
  signal.throwIfAborted();
  if (failed) printFailure(progress, logFile);
  const durationMs = Date.now() - startedAt;
  return { title: step.title, durationMs, passed: 1 - failed, failed, skipped: 0 };
}

function printFailure(progress: Progress, logFile: string): void {
  for (const line of tail(logFile, FAILURE_LINES)) progress.print(`    │ ${line}`);
  progress.print(`    Log completo: ${logFile}`);
}
