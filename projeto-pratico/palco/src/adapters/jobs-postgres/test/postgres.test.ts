import { waitFor } from '@trilha/services';
import { describe, expect, test } from 'vitest';
import { statement } from '#kernel/db.ts';
import { jobsContract } from '#ports/jobs/contract.ts';
import { hasDatabase, useDb } from '../../../../test/support/palco.ts';
import { createPostgresJobs } from '../index.ts';

const CLEAN = [
  statement('test.clean_jobs', 'delete from graphile_worker._private_jobs'),
  statement('test.clean_dead', 'delete from jobs.dead_jobs'),
];
const TAKE = statement(
  'test.take',
  `update graphile_worker._private_jobs set locked_at = now(), locked_by = 'outro'`,
);
const WAITING = statement(
  'test.waiting',
  `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
);

describe.runIf(hasDatabase())('fila no PostgreSQL', () => {
  const open = useDb();
  const create = async () => {
    const db = await open();
    await db.transaction(async (tx) => {
      for (const command of CLEAN) await tx.query(command);
    });
    const jobs = createPostgresJobs({ db, log: { warn: () => {} }, sweepMs: 100 });
    return { db, jobs, transaction: db.transaction };
  };
  jobsContract('PostgreSQL', create);

  test('mudar a hora da tarefa que um worker está pegando não perde a hora nova', async () => {
    const { db, jobs, transaction } = await create();
    const add = (n: number, runAt: Date) =>
      transaction((tx) => jobs.enqueue(tx, { name: 'tarefa', payload: { n }, dedupeKey: 'k', runAt }));
    await add(1, new Date());
    const { moving } = await transaction(async (tx) => {
      await tx.query(TAKE);
      const pending = add(2, new Date(Date.now() + 3_600_000));
      await waitFor(async () => ((await db.query(WAITING)).length > 0 ? true : undefined), {
        deadlineMs: 15_000,
        what: 'a mudança à espera de quem pega a tarefa',
      });
      return { moving: pending };
    });
    await moving;
    expect(await jobs.counts()).toEqual({ waiting: 1, running: 1, dead: 0 });
  });
});
