import { mkdirSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { createDatabase, type RunningPostgres, service } from '@trilha/services';
import { isAlive } from '../../boot/install-lock.mjs';
import { PATHS } from '../../boot/paths.mjs';
import { restartDelay } from '../process/restart-policy.ts';

const DATABASE_NAME = 'palco';
const DUPLICATE_DATABASE = '42P04';

export interface Database {
  /** Banco do Palco. */
  url: string;
  version: string;
  /** Onde os dados ficaram; ausente quando o servidor é de fora. */
  dataDir: string | undefined;
  pid(): number | undefined;
  stop(): Promise<void>;
}

export interface DatabaseEvents {
  crashed(delayMs: number): void;
  recovered(): void;
  gaveUp(error: unknown): void;
}

/** PostgreSQL do projeto, reerguido na mesma porta se alguém o matar, com o banco do Palco criado. */
export async function startDatabase(events: DatabaseEvents): Promise<Database> {
  mkdirSync(PATHS.logs, { recursive: true });
  const options = { dataDir: `${PATHS.data}/postgres`, logFile: `${PATHS.logs}/postgres.log` };
  let current = await service('postgres', options);
  const url = await palcoDatabase(current.url);
  const port = Number(new URL(current.url).port);
  const stopping = new AbortController();
  const restart = async () => {
    current = await service('postgres', { ...options, port });
  };
  const watching = keepAlive(() => current, restart, events, stopping.signal);
  return {
    url,
    version: current.version,
    dataDir: current.dataDir,
    pid: () => current.pid,
    stop: async () => {
      stopping.abort();
      await watching;
      await current.stop();
    },
  };
}

async function keepAlive(
  current: () => RunningPostgres,
  restart: () => Promise<void>,
  events: DatabaseEvents,
  stop: AbortSignal,
): Promise<void> {
  const crashes: number[] = [];
  while (await died(current().pid, stop)) {
    crashes.push(Date.now());
    for (;;) {
      const wait = restartDelay(crashes, Date.now());
      if (wait === undefined) return events.gaveUp(new Error('o PostgreSQL caiu vezes demais'));
      events.crashed(wait);
      await delay(wait, undefined, { signal: stop }).catch(() => {});
      if (stop.aborted) return;
      try {
        await restart();
        break;
      } catch {
        // Restos do processo morto podem segurar a memória compartilhada por um instante.
        crashes.push(Date.now());
      }
    }
    events.recovered();
  }
}

/** Verdadeiro quando o processo morreu; falso quando pediram para parar de olhar. */
async function died(pid: number | undefined, stop: AbortSignal): Promise<boolean> {
  if (pid === undefined) return false;
  while (!stop.aborted) {
    if (!isAlive(pid)) return true;
    await delay(500, undefined, { signal: stop, ref: false }).catch(() => {});
  }
  return false;
}

async function palcoDatabase(serverUrl: string): Promise<string> {
  try {
    return await createDatabase(serverUrl, { name: DATABASE_NAME });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === DUPLICATE_DATABASE)) throw error;
    const url = new URL(serverUrl);
    url.pathname = `/${DATABASE_NAME}`;
    return url.href;
  }
}
