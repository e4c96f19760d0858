import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { waitFor } from '../../wait.ts';

/** Um dono que segue firme depois deste tempo não está de saída. */
const IN_USE_AFTER_MS = 2500;
/** Parada ordenada de um servidor cujo pai morreu: SIGINT e, após 8 s, SIGKILL (ver `startPostmaster`). */
const STOPPING_DEADLINE_MS = 12_000;

/**
 * Espera que um servidor anterior solte a pasta. Depois de um `kill -9` no lançador, o guardião dele
 * ainda leva um instante para parar o banco, e o próximo início não deve falhar por isso.
 * @throws Error quando a pasta está mesmo em uso.
 */
export async function untilReleased(dataDir: string): Promise<void> {
  const startedAt = performance.now();
  await waitFor(
    async () => {
      const owner = await readOwner(dataDir);
      if (owner === undefined) return true;
      if (!(await isPostgres(owner.pid))) return removeStale(dataDir);
      if (owner.status !== 'stopping' && performance.now() - startedAt > IN_USE_AFTER_MS) {
        throw new Error(`a pasta ${dataDir} já está em uso por outro PostgreSQL (processo ${owner.pid})`);
      }
      return undefined;
    },
    { deadlineMs: STOPPING_DEADLINE_MS, everyMs: 50, what: `liberação de ${dataDir}` },
  );
}

async function readOwner(dataDir: string): Promise<{ pid: number; status: string } | undefined> {
  const lines = (await readFile(join(dataDir, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const pid = Number(lines[0]);
  return pid > 0 ? { pid, status: lines[7]?.trim() ?? '' } : undefined;
}

/**
 * O PostgreSQL reconhece sozinho um dono morto, mas não um número de processo que já é de outro programa,
 * o que em contêiner é comum: os números recomeçam a cada vez.
 */
async function removeStale(dataDir: string): Promise<true> {
  await rm(join(dataDir, 'postmaster.pid'), { force: true });
  return true;
}

async function isPostgres(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  if (process.platform !== 'linux') return true;
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return /^Name:\s*postgres$/m.test(status) && !/^State:\s*[ZX]/m.test(status);
}
