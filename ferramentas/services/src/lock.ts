import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDir } from './paths.ts';
import { waitFor } from './wait.ts';

const SQLITE_BUSY = 5;
/** Um primeiro download lento mais uma compilação cabem com folga. */
const DEADLINE_MS = 15 * 60_000;

/**
 * Executa `work` com exclusão entre processos e entre chamadas do mesmo processo.
 *
 * A trava é uma transação exclusiva de SQLite: quem a segura é o kernel, que a solta quando o processo
 * morre, até por `kill -9`. Assim não existe trava velha para reconhecer e roubar, que é onde os
 * arquivos de trava com número de processo erram.
 */
export async function withLock<T>(name: string, work: () => Promise<T>): Promise<T> {
  const { DatabaseSync } = await import('node:sqlite');
  const dir = join(cacheDir(), 'travas');
  mkdirSync(dir, { recursive: true });
  const database = await waitFor(
    () => {
      const candidate = new DatabaseSync(join(dir, `${name}.db`), { timeout: 0 });
      try {
        candidate.exec('BEGIN EXCLUSIVE');
        return candidate;
      } catch (error) {
        candidate.close();
        if (!isBusy(error)) throw error;
        return undefined;
      }
    },
    { deadlineMs: DEADLINE_MS, everyMs: 50, what: `trava “${name}”` },
  );
  try {
    return await work();
  } finally {
    database.close();
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;
}
