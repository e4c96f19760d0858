import { waitFor } from '@trilha/services';
import { afterEach, describe, expect, test } from 'vitest';
import type { Tx } from '#kernel/db.ts';
import type { JobHandler, Jobs, RunningWorker } from './port.ts';

export interface JobsHarness {
  jobs: Jobs;
  transaction: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
}

const deadlineMs = 15_000;

/** O que toda fila cumpre. Cada adaptador chama isto com uma fábrica de filas vazias. */
export function jobsContract(name: string, create: () => Promise<JobsHarness>): void {
  const workers: RunningWorker[] = [];
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
  });
  const work = async (jobs: Jobs, handler: JobHandler, stopTimeoutMs = 500) => {
    const worker = await jobs.work({ handlers: { tarefa: handler }, concurrency: 2, stopTimeoutMs });
    workers.push(worker);
    return worker;
  };
  const job = (n: number, extra = {}) => ({ name: 'tarefa', payload: { n }, ...extra });
  const until = (what: string, ready: () => boolean | Promise<boolean>) =>
    waitFor(async () => ((await ready()) ? true : undefined), { deadlineMs, what });

  describe(`${name}: essencial`, () => {
    test('entrega o que foi confirmado, com o conteúdo intacto', async () => {
      const { jobs, transaction } = await create();
      const seen: unknown[] = [];
      await work(jobs, { run: async (payload) => void seen.push(payload) });
      await transaction((tx) => jobs.enqueue(tx, { name: 'tarefa', payload: { texto: 'ação ✓', n: 1 } }));
      await until('a entrega', () => seen.length === 1);
      expect(seen).toEqual([{ texto: 'ação ✓', n: 1 }]);
    });

    test('transação desfeita não deixa tarefa', async () => {
      const { jobs, transaction } = await create();
      const undone = transaction(async (tx) => {
        await jobs.enqueue(tx, job(1));
        throw new Error('desisti');
      });
      await expect(undone).rejects.toThrow('desisti');
      expect(await jobs.counts()).toEqual({ waiting: 0, running: 0, dead: 0 });
    });

    test('chave igual à espera não se soma, e vale a última', async () => {
      const { jobs, transaction } = await create();
      for (const n of [1, 2, 3]) await transaction((tx) => jobs.enqueue(tx, job(n, { dedupeKey: 'k' })));
      await until('uma só à espera', async () => (await jobs.counts()).waiting === 1);
      const seen: unknown[] = [];
      await work(jobs, { run: async ({ n }) => void seen.push(n) });
      await until('a entrega', () => seen.length > 0);
      expect(seen).toEqual([3]);
    });
  });

  describe(`${name}: hora marcada`, () => {
    test('não corre antes da hora, e não segura as outras', async () => {
      const { jobs, transaction } = await create();
      const seen: unknown[] = [];
      await work(jobs, { run: async ({ n }) => void seen.push([n, Date.now()]) });
      const runAt = new Date(Date.now() + 600);
      await transaction((tx) => jobs.enqueue(tx, job(1, { runAt })));
      await transaction((tx) => jobs.enqueue(tx, job(2)));
      await until('as duas', () => seen.length === 2);
      expect(seen).toEqual([
        [2, expect.any(Number)],
        [1, expect.toSatisfy((at: number) => at >= runAt.getTime())],
      ]);
    });

    test('chave igual muda a hora: corre uma vez, na última marcada', async () => {
      const { jobs, transaction } = await create();
      const later = new Date(Date.now() + 3_600_000);
      await transaction((tx) => jobs.enqueue(tx, job(1, { dedupeKey: 'k', runAt: later })));
      await transaction((tx) => jobs.enqueue(tx, job(2, { dedupeKey: 'k' })));
      const seen: unknown[] = [];
      await work(jobs, { run: async ({ n }) => void seen.push(n) });
      await until('a entrega', async () => seen.length > 0 && (await jobs.counts()).running === 0);
      expect(seen).toEqual([2]);
      expect((await jobs.counts()).waiting).toBe(0);
    });

    test('cancelada não corre; cancelamento desfeito não cancela', async () => {
      const { jobs, transaction } = await create();
      for (const n of [1, 2]) await transaction((tx) => jobs.enqueue(tx, job(n, { dedupeKey: `k${n}` })));
      await transaction((tx) => jobs.cancel(tx, 'k1'));
      await transaction((tx) => jobs.cancel(tx, 'nenhuma'));
      const undone = transaction(async (tx) => {
        await jobs.cancel(tx, 'k2');
        throw new Error('desisti');
      });
      await expect(undone).rejects.toThrow('desisti');
      await until('só uma à espera', async () => (await jobs.counts()).waiting === 1);
      const seen: unknown[] = [];
      await work(jobs, { run: async ({ n }) => void seen.push(n) });
      await until('a entrega', () => seen.length > 0);
      expect(seen).toEqual([2]);
    });
  });

  describe(`${name}: falhas`, () => {
    test('falhou, tenta de novo e conta a tentativa', async () => {
      const { jobs, transaction } = await create();
      const attempts: number[] = [];
      await work(jobs, {
        async run(_payload, { attempt }) {
          attempts.push(attempt);
          if (attempt === 1) throw new Error('primeira');
        },
      });
      await transaction((tx) => jobs.enqueue(tx, job(1)));
      await until('a segunda tentativa', () => attempts.length === 2);
      expect(attempts).toEqual([1, 2]);
    });

    test('esgotadas as tentativas, morre com a razão e avisa uma vez', async () => {
      const { jobs, transaction } = await create();
      const notices: unknown[] = [];
      await work(jobs, {
        run: async () => {
          throw new Error('não tem jeito');
        },
        onDead: async (_tx, payload, reason) => void notices.push([payload, reason]),
      });
      await transaction((tx) => jobs.enqueue(tx, job(7, { maxAttempts: 1 })));
      await until('o enterro', async () => (await jobs.counts()).dead === 1);
      expect(await jobs.dead(10)).toMatchObject([{ name: 'tarefa', payload: { n: 7 }, attempts: 1 }]);
      expect(notices).toEqual([[{ n: 7 }, expect.stringContaining('não tem jeito')]]);
      expect((await jobs.counts()).waiting).toBe(0);
    });

    test('quem não conhece a tarefa não a pega nem a enterra', async () => {
      const { jobs, transaction } = await create();
      const fails: JobHandler = {
        run: async () => {
          throw new Error('sem jeito');
        },
      };
      const stranger = await jobs.work({ handlers: { outra: fails }, concurrency: 1, stopTimeoutMs: 500 });
      workers.push(stranger);
      await transaction((tx) => jobs.enqueue(tx, job(1, { maxAttempts: 1 })));
      await transaction((tx) => jobs.enqueue(tx, { name: 'outra', payload: {}, maxAttempts: 1 }));
      await until('o enterro da outra', async () => (await jobs.counts()).dead === 1);
      expect((await jobs.dead(10)).map(({ name }) => name)).toEqual(['outra']);
      expect((await jobs.counts()).waiting).toBe(1);
      await work(jobs, fails);
      await until('o enterro desta', async () => (await jobs.counts()).dead === 2);
    });

    test('ao parar, espera a tarefa em curso terminar', async () => {
      const { jobs, transaction } = await create();
      const gate = Promise.withResolvers<void>();
      let started = false;
      let finished = false;
      const worker = await work(
        jobs,
        {
          async run() {
            started = true;
            await gate.promise;
            finished = true;
          },
        },
        10_000,
      );
      await transaction((tx) => jobs.enqueue(tx, job(1)));
      await until('o começo', () => started);
      const stopped = worker.stop();
      gate.resolve();
      await stopped;
      expect(finished).toBe(true);
      expect(await jobs.counts()).toEqual({ waiting: 0, running: 0, dead: 0 });
    });

    test('ao parar, tarefa que passa do prazo é abortada e volta à fila sem gastar tentativa', async () => {
      const { jobs, transaction } = await create();
      const attempts: number[] = [];
      const handler: JobHandler = {
        run: (_payload, { attempt, signal }) =>
          new Promise((resolve, reject) => {
            attempts.push(attempt);
            if (attempts.length > 1) return resolve();
            signal.addEventListener('abort', () => reject(new Error('abortada')));
          }),
      };
      const worker = await work(jobs, handler, 50);
      await transaction((tx) => jobs.enqueue(tx, job(1, { maxAttempts: 1 })));
      await until('o começo', () => attempts.length === 1);
      await worker.stop();
      expect(await jobs.counts()).toMatchObject({ waiting: 1, dead: 0 });
      await work(jobs, handler);
      await until('a retomada', () => attempts.length === 2);
      expect(attempts).toEqual([1, 1]);
    });
  });
}
