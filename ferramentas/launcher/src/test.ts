import { diagnose } from '@trilha/services';
import { createProgress, duration } from '../boot/progress.mjs';
import { onStopRequest } from './process/signals.ts';
import { missingReport } from './test-run/missing.ts';
import { vitestProjects } from './test-run/projects.ts';
import { runAll } from './test-run/run-all.ts';
import { type Selection, select } from './test-run/select.ts';
import { table, totals } from './test-run/table.ts';

const stopping = new AbortController();
onStopRequest(
  () => stopping.abort(),
  () => process.exit(130),
);

try {
  await main(select(process.argv.slice(2), vitestProjects()));
} catch (error) {
  process.stderr.write(`\n  ${stopping.signal.aborted ? 'Interrompido.' : (error as Error).message}\n\n`);
  process.exitCode = stopping.signal.aborted ? 130 : 2;
}

async function main(selection: Selection): Promise<void> {
  const startedAt = Date.now();
  const { rows, records } = await runAll(createProgress(), selection, stopping.signal);
  process.stdout.write(`\n${table(rows)}`);
  if (selection.projects.length > 0) process.stdout.write(missingReport(await diagnose(), records));
  process.stdout.write(`\n  Tempo total: ${duration(Date.now() - startedAt)}\n\n${totals(rows)}\n`);
  process.exitCode = rows.some((row) => row.failed > 0) ? 1 : 0;
}
