import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** Nome da variável que marca tudo o que descende de um servidor sob teste. */
export const MARK_VARIABLE = 'TRILHA_KIT_MARCA';

/** Mata o grupo inteiro do processo. Não reclama se ele já acabou. */
export function killGroup(pid: number): void {
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // ESRCH: o grupo já acabou, que é o que se queria.
  }
}

/**
 * Mata quem fugiu do grupo (um filho que chamou `setsid`), achado pela marca no ambiente.
 * Só o Linux mostra o ambiente de outro processo em /proc; nos demais devolve lista vazia.
 *
 * @returns os PIDs mortos.
 */
export function killMarked(mark: string): number[] {
  if (process.platform !== 'linux' || mark === '') return [];
  const killed: number[] = [];
  for (const entry of readdirSync('/proc')) {
    const pid = Number(entry);
    if (!Number.isInteger(pid) || pid === process.pid || !hasMark(pid, mark)) continue;
    try {
      process.kill(pid, 'SIGKILL');
      killed.push(pid);
    } catch {
      // Acabou entre a leitura e o sinal.
    }
  }
  return killed;
}

function hasMark(pid: number, mark: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0').includes(`${MARK_VARIABLE}=${mark}`);
  } catch {
    return false;
  }
}
