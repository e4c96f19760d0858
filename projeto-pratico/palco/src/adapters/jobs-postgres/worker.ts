import { EventEmitter } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { Logger, type Runner, run, type Task, type WorkerEvents } from 'graphile-worker';
import type { Db } from '#kernel/db.ts';
import type { JobHandler, RunningWorker, WorkOptions } from '#ports/jobs/port.ts';
import { holdLease, type Lease } from './lease.ts';
import { store } from './store.ts';
import { createSweep } from './sweep.ts';

export interface WorkerLog {
  warn(fields: object, message: string): void;
}

interface WorkerDeps {
  db: Db;
  log: WorkerLog;
  sweepMs: number;
}

const RESTART_MS = 1_000;
const POLL_MS = 2_000;
const SETTLE_MS = 3_000;

/**
 * Sem o lote, a biblioteca (0.18) grava o fim de cada tarefa sem esperar a promessa: com o banco fora do ar naquele
 * instante, a rejeição que ninguém trata derruba o processo. Com ele, para o worker, que aqui recomeça.
 */
const CATCH_WRITE_FAILURES = { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } };

/** Põe um worker para rodar até que o parem; se o banco cai, recomeça quando ele volta. */
export async function startWorker(
  { db, log, sweepMs }: WorkerDeps,
  options: WorkOptions,
): Promise<RunningWorker> {
  const ended = new AbortController();
  const interrupted = new Map<string, number>();
  let poolId: string | null = null;
  let current: Runner | null = null;

  async function runOnce(): Promise<void> {
    let lease: Lease | null = null;
    const events: WorkerEvents = new EventEmitter();
    events.on('pool:create', ({ workerPool }) => {
      poolId = workerPool.id;
      lease = holdLease(db.pool, workerPool.id);
    });
    try {
      current = await run({
        pgPool: db.pool,
        events,
        concurrency: options.concurrency,
        pollInterval: POLL_MS,
        noHandleSignals: true,
        gracefulShutdownAbortTimeout: options.stopTimeoutMs,
        preset: CATCH_WRITE_FAILURES,
        taskList: taskList(options.handlers, ended.signal, interrupted),
        logger: toLogger(log),
      });
      if (ended.signal.aborted) await current.stop();
      await current.promise;
    } finally {
      current = null;
      await (lease as Lease | null)?.release();
    }
  }

  async function keepRunning(): Promise<void> {
    while (!ended.signal.aborted) {
      await runOnce().catch((err: unknown) => {
        if (!ended.signal.aborted) log.warn({ err }, 'o worker caiu e vai recomeçar');
      });
      if (!ended.signal.aborted) await pause(RESTART_MS, ended.signal);
    }
  }

  const sweep = createSweep(db, () => poolId, options.handlers);
  const sweeping = repeat(sweep, sweepMs, ended.signal, (err) =>
    log.warn({ err }, 'a busca por tarefas abandonadas falhou'),
  );
  const running = keepRunning();
  return {
    async stop() {
      ended.abort();
      await (current as Runner | null)?.stop().catch(() => {});
      await running;
      await sweeping;
      if (poolId !== null) await settled(db, poolId);
      for (const [id, attempts] of interrupted) await store.giveBack(db, id, attempts);
    },
  };
}

/** A biblioteca se diz parada antes de gravar o fim das últimas tarefas; espera essas gravações. */
async function settled(db: Db, poolId: string): Promise<void> {
  const deadline = performance.now() + SETTLE_MS;
  while (performance.now() < deadline && (await store.heldBy(db, poolId)) > 0) await wait(20);
}

function taskList(
  handlers: Record<string, JobHandler>,
  ended: AbortSignal,
  interrupted: Map<string, number>,
) {
  const wrap =
    (handler: JobHandler): Task =>
    async (payload, { job, abortSignal }) => {
      try {
        const signal = abortSignal ?? new AbortController().signal;
        await handler.run(payload as Record<string, unknown>, {
          id: String(job.id),
          attempt: job.attempts,
          signal,
        });
      } catch (error) {
        if (ended.aborted && abortSignal?.aborted) interrupted.set(String(job.id), job.attempts - 1);
        throw error;
      }
    };
  return Object.fromEntries(Object.entries(handlers).map(([name, handler]) => [name, wrap(handler)]));
}

async function repeat(
  action: () => Promise<void>,
  everyMs: number,
  ended: AbortSignal,
  failed: (e: unknown) => void,
) {
  while (!ended.aborted) {
    await action().catch(failed);
    await pause(everyMs, ended);
  }
}

const pause = (ms: number, signal: AbortSignal) => wait(ms, undefined, { signal }).catch(() => {});

/** Da biblioteca só interessam avisos e erros; o resto é ruído de cada ciclo. */
function toLogger(log: WorkerLog): Logger {
  return new Logger(() => (level, message, meta) => {
    if (level === 'error' || level === 'warning') log.warn({ ...meta }, message);
  });
}
