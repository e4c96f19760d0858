import { existsSync, readFileSync } from 'node:fs';

/** Um arquivo de teste terminado, como o relator o anota: um por linha. */
export interface FileRecord {
  project: string;
  file: string;
  durationMs: number;
  passed: number;
  failures: { test: string; message: string }[];
  skipped: { test: string; reason: string }[];
  /** Falharam e passaram na repetição que há em CI: defeito a caçar, mostrado mesmo quando tudo passa. */
  unstable: { test: string; message: string }[];
}

export interface ProjectSummary {
  project: string;
  files: number;
  passed: number;
  failed: number;
  skipped: number;
  /** Soma do tempo dos arquivos; eles rodam em paralelo. */
  durationMs: number;
}

/** Lê o que já foi anotado; uma última linha pela metade (processo morto) é ignorada. */
export function readRecords(file: string): FileRecord[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        return [JSON.parse(line) as FileRecord];
      } catch {
        return [];
      }
    });
}

export function summarize(records: readonly FileRecord[]): ProjectSummary[] {
  const summaries = new Map<string, ProjectSummary>();
  for (const record of records) {
    const empty = { project: record.project, files: 0, passed: 0, failed: 0, skipped: 0, durationMs: 0 };
    const summary = summaries.get(record.project) ?? empty;
    summary.files += 1;
    summary.passed += record.passed;
    summary.failed += record.failures.length;
    summary.skipped += record.skipped.length;
    summary.durationMs += record.durationMs;
    summaries.set(record.project, summary);
  }
  return [...summaries.values()];
}
