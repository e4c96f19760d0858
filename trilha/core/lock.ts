import { existsSync, linkSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { TrilhaError } from './errors.ts';

const WAIT_MS = 2_000;
const RETRY_MS = 15;
/** Uma gravação leva milissegundos; uma trava mais velha que isto é de quem morreu. */
const STALE_MS = 10_000;

/**
 * Executa com exclusão entre processos. A trava é um arquivo que guarda o pid do dono.
 * @throws TrilhaError PROGRESS_LOCKED se o dono não a soltar em 2 s.
 */
export async function withLock<T>(path: string, work: () => T): Promise<T> {
  const deadline = Date.now() + WAIT_MS;
  while (!tryCreate(path)) {
    if (isStale(path)) rmSync(path, { force: true });
    else if (Date.now() > deadline) throw locked(path);
    else await delay(RETRY_MS);
  }
  try {
    return work();
  } finally {
    rmSync(path, { force: true });
  }
}

/**
 * A trava nasce já com o pid dentro: criar e depois escrever deixaria, a quem morresse entre os dois, uma trava
 * vazia que ninguém sabe de quem é. O link falha se o nome existe, e é uma operação só.
 */
function tryCreate(path: string): boolean {
  const mine = `${path}.${process.pid}`;
  try {
    writeFileSync(mine, String(process.pid));
    linkSync(mine, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(mine, { force: true });
  }
}

function isStale(path: string): boolean {
  try {
    if (Date.now() - statSync(path).mtimeMs > STALE_MS) return true;
    return !isAlive(Number(readFileSync(path, 'utf8')));
  } catch {
    // Sumiu entre a tentativa e a leitura: o dono a soltou.
    return false;
  }
}

/**
 * Apaga o que uma gravação interrompida deixou ao lado de `path`: arquivos com o pid de quem já não existe
 * (`progresso.json.4242.novo`, `progresso.json.trava.4242`) e a trava dele.
 */
export function removeLeftovers(path: string): void {
  const folder = dirname(path);
  if (!existsSync(folder)) return;
  const start = `${basename(path)}.`;
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(start)) continue;
    const pid = /^(?:trava\.)?(\d+)(?:\.novo)?$/.exec(name.slice(start.length))?.[1];
    const dead = pid !== undefined && !isAlive(Number(pid));
    const lock = name === `${start}trava` && isStale(join(folder, name));
    if (dead || lock) rmSync(join(folder, name), { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

const locked = (path: string) =>
  new TrilhaError(
    'PROGRESS_LOCKED',
    `Outro processo está gravando o progresso há mais de ${WAIT_MS / 1000} s.`,
    `Feche os outros comandos trilha; se nenhum estiver aberto, apague ${path}.`,
  );
