import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Tx } from '#kernel/db.ts';
import {
  DEFAULT_MAX_ATTEMPTS,
  type DeadJob,
  type Jobs,
  type NewJob,
  type RunningWorker,
  type WorkOptions,
} from './port.ts';

interface Entry {
  id: string;
  job: NewJob;
  attempts: number;
  notBefore: number;
}

export interface MemoryJobsOptions {
  /** Espera antes da nova tentativa, em milissegundos, dada a tentativa que falhou. */
  backoffMs?: (attempt: number) => number;
  /** Abre a transação em que `onDead` roda. */
  transaction: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
}

/** Fila na memória do processo: a mesma porta, sem sobreviver a ele. Para testes e comparação. */
export function createMemoryJobs({
  backoffMs = (attempt) => 20 * 2 ** attempt,
  transaction,
}: MemoryJobsOptions): Jobs {
  const waiting: Entry[] = [];
  const dead: DeadJob[] = [];
  let running = 0;

  function drop(dedupeKey: string): void {
    const same = waiting.findIndex(({ job }) => job.dedupeKey === dedupeKey);
    if (same >= 0) waiting.splice(same, 1);
  }

  function add(job: NewJob): void {
    if (job.dedupeKey !== undefined) drop(job.dedupeKey);
    const notBefore = job.runAt?.getTime() ?? 0;
    waiting.push({ id: randomUUID(), job: structuredClone(job), attempts: 0, notBefore });
  }

  function take(names: Set<string>): Entry | undefined {
    const index = waiting.findIndex(({ job, notBefore }) => names.has(job.name) && notBefore <= Date.now());
    return index < 0 ? undefined : waiting.splice(index, 1)[0];
  }

  async function runOne(entry: Entry, handlers: WorkOptions['handlers'], signal: AbortSignal): Promise<void> {
    const { job, id } = entry;
    entry.attempts += 1;
    try {
      await handlers[job.name]?.run(job.payload, { id, attempt: entry.attempts, signal });
    } catch (error) {
      if (signal.aborted) {
        entry.attempts -= 1;
        waiting.push(entry);
      } else if (entry.attempts < (job.maxAttempts ?? DEFAULT_MAX_ATTEMPTS)) {
        waiting.push({ ...entry, notBefore: Date.now() + backoffMs(entry.attempts) });
      } else {
        const reason = error instanceof Error ? error.message : String(error);
        await transaction(async (tx) => handlers[job.name]?.onDead?.(tx, job.payload, reason));
        dead.unshift({ id, name: job.name, payload: job.payload, attempts: entry.attempts, reason });
      }
    }
  }

  async function work({ handlers, concurrency, stopTimeoutMs }: WorkOptions): Promise<RunningWorker> {
    const stopping = new AbortController();
    const aborting = new AbortController();
    const names = new Set(Object.keys(handlers));
    const loop = async () => {
      while (!stopping.signal.aborted) {
        const entry = take(names);
        if (!entry) {
          await wait(5);
          continue;
        }
        running += 1;
        await runOne(entry, handlers, aborting.signal);
        running -= 1;
      }
    };
    const loops = Promise.all(Array.from({ length: concurrency }, loop));
    return {
      async stop() {
        stopping.abort();
        const timer = setTimeout(() => aborting.abort(), stopTimeoutMs);
        await loops;
        clearTimeout(timer);
      },
    };
  }

  return {
    enqueue: async (tx, job) => tx.afterCommit(() => add(job)),
    cancel: async (tx, dedupeKey) => tx.afterCommit(() => drop(dedupeKey)),
    work,
    counts: async () => ({ waiting: waiting.length, running, dead: dead.length }),
    dead: async (limit) => dead.slice(0, limit),
  };
}
