import { describe } from 'vitest';
import { statement } from '#kernel/db.ts';
import { jobsContract } from '#ports/jobs/contract.ts';
import { hasDatabase, useDb } from '../../../../test/support/palco.ts';
import { createPostgresJobs } from '../index.ts';

const CLEAN = [
  statement('test.clean_jobs', 'delete from graphile_worker._private_jobs'),
  statement('test.clean_dead', 'delete from jobs.dead_jobs'),
];

describe.runIf(hasDatabase())('fila no PostgreSQL', () => {
  const open = useDb();
  jobsContract('PostgreSQL', async () => {
    const db = await open();
    await db.transaction(async (tx) => {
      for (const command of CLEAN) await tx.query(command);
    });
    const jobs = createPostgresJobs({ db, log: { warn: () => {} }, sweepMs: 100 });
    return { jobs, transaction: db.transaction };
  });
});
