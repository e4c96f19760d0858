import { duration } from '../../boot/progress.mjs';

/** Uma linha do quadro final. */
export interface Row {
  title: string;
  durationMs: number;
  passed: number;
  failed: number;
  skipped: number;
}

/** O quadro final: o que rodou, quanto levou, o resultado. */
export function table(rows: readonly Row[]): string {
  const width = Math.max(...rows.map((row) => row.title.length), 10) + 2;
  const lines = rows.map(
    (row) => `  ${row.title.padEnd(width)}${duration(row.durationMs).padStart(12)}   ${verdict(row)}`,
  );
  return `${lines.join('\n')}\n`;
}

function verdict({ passed, failed, skipped }: Row): string {
  const parts = [failed > 0 ? `${failed} com falha` : 'passou'];
  if (passed + failed + skipped > 1) parts.push(`${passed} de ${passed + failed + skipped}`);
  if (skipped > 0) parts.push(`${skipped} ${skipped === 1 ? 'não rodou' : 'não rodaram'}`);
  return parts.join(', ');
}

/** A última linha, em forma fixa para programas a lerem. */
export function totals(rows: readonly Row[]): string {
  const sum = (pick: (row: Row) => number) => rows.reduce((total, row) => total + pick(row), 0);
  return `${sum((row) => row.passed)} passed, ${sum((row) => row.failed)} failed`;
}
