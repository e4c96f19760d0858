import { mkdirSync, rmSync } from 'node:fs';
import type { Progress } from '../../boot/boot.mjs';
import { tail } from '../../boot/failure.mjs';
import { PATHS, ROOT } from '../../boot/paths.mjs';
import { runCommand } from '../process/run-command.ts';
import { type FileRecord, type ProjectSummary, readRecords, summarize } from './records.ts';
import type { Row } from './table.ts';

const MESSAGE_LINES = 25;

export interface VitestOutcome {
  rows: Row[];
  records: FileRecord[];
}

/** Executa os projetos do Vitest num processo só, que reparte os arquivos entre os núcleos. */
export async function runVitest(
  progress: Progress,
  projects: readonly string[],
  signal: AbortSignal,
): Promise<VitestOutcome> {
  const report = `${PATHS.logs}/teste-vitest.ndjson`;
  const logFile = `${PATHS.logs}/teste-vitest.log`;
  mkdirSync(PATHS.logs, { recursive: true });
  rmSync(report, { force: true });
  const crashed = await progress.step('Testes', async (rename) => {
    const ticker = setInterval(() => rename(title(readRecords(report))), 1000);
    try {
      await runCommand({
        args: vitestArgs(projects),
        cwd: ROOT,
        logFile,
        env: { TRILHA_RELATO: report, NO_COLOR: '1' },
        failure: 'Testes: houve falhas.',
        signal,
      });
      return false;
    } catch {
      return true;
    } finally {
      clearInterval(ticker);
      rename(title(readRecords(report)));
    }
  });
  signal.throwIfAborted();
  const records = readRecords(report);
  printFailures(progress, records);
  const rows = summarize(records).map(rowOf);
  // Falhou sem nenhum teste falho: erro fora dos testes (configuração, processo morto). Nunca passa em branco.
  if (crashed && rows.every((row) => row.failed === 0)) rows.push(brokenRun(progress, logFile));
  return { rows, records };
}

function vitestArgs(projects: readonly string[]): string[] {
  const reporters = [`${ROOT}/ferramentas/launcher/src/test-run/reporter.ts`, 'default'];
  return [
    'node_modules/vitest/vitest.mjs',
    'run',
    ...projects.flatMap((name) => ['--project', name]),
    ...reporters.map((name) => `--reporter=${name}`),
  ];
}

function title(records: readonly FileRecord[]): string {
  const passed = records.reduce((total, record) => total + record.passed, 0);
  const failed = records.reduce((total, record) => total + record.failures.length, 0);
  return `Testes: ${passed} passaram${failed > 0 ? `, ${failed} com falha` : ''}, ${records.length} arquivos`;
}

const rowOf = (summary: ProjectSummary): Row => ({ ...summary, title: `Testes de ${summary.project}` });

function printFailures(progress: Progress, records: readonly FileRecord[]): void {
  for (const { file, failures, unstable } of records) {
    for (const failure of failures) printOne(progress, file, failure);
    for (const attempt of unstable) printOne(progress, `Instável, passou na segunda vez: ${file}`, attempt);
  }
}

function printOne(
  progress: Progress,
  heading: string,
  { test, message }: { test: string; message: string },
): void {
  progress.print(`\n    ${heading} › ${test}`);
  for (const line of relevantLines(message)) progress.print(`    │ ${line}`);
}

/** Sem os quadros de pilha do próprio Vitest e do Node, que são a maior parte e não dizem nada. */
function relevantLines(message: string): string[] {
  const foreign = /^\s+at .*(node_modules|node:internal)/;
  return message
    .split('\n')
    .filter((line) => !foreign.test(line))
    .slice(0, MESSAGE_LINES);
}

function brokenRun(progress: Progress, logFile: string): Row {
  for (const line of tail(logFile, 40)) progress.print(`    │ ${line}`);
  progress.print(`    Log completo: ${logFile}`);
  return { title: 'Execução dos testes', durationMs: 0, passed: 0, failed: 1, skipped: 0 };
}
