import type { Progress } from '../../boot/boot.mjs';
import { pool } from './pool.ts';
import type { FileRecord } from './records.ts';
import { runStep } from './run-step.ts';
import { runVitest } from './run-vitest.ts';
import type { Selection } from './select.ts';
import type { Row } from './table.ts';

/** Duas ao mesmo tempo: a máquina de referência tem dois núcleos, e quase todas são de uma thread só. */
const STATIC_LIMIT = 2;

export interface Outcome {
  rows: Row[];
  records: FileRecord[];
}

/** Executa a seleção até o fim, mesmo com falhas no caminho: uma chamada mostra tudo o que há a corrigir. */
export async function runAll(
  progress: Progress,
  selection: Selection,
  signal: AbortSignal,
): Promise<Outcome> {
  const rows = await pool(selection.static, STATIC_LIMIT, (step) => runStep(progress, step, signal));
  const tests: Outcome =
    selection.projects.length > 0
      ? await runVitest(progress, selection.projects, signal)
      : { rows: [], records: [] };
  rows.push(...tests.rows);
  for (const step of selection.late) rows.push(await runStep(progress, step, signal));
  return { rows, records: tests.records };
}
