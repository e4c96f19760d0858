import type { Tx } from '#kernel/db.ts';
import { jobsContract } from '../contract.ts';
import { createMemoryJobs } from '../memory.ts';

/** Transação de mentira: só sabe que houve confirmação. */
async function transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const after: (() => void)[] = [];
  const tx = { query: async () => [], afterCommit: (action: () => void) => void after.push(action) };
  const result = await work(tx as unknown as Tx);
  for (const action of after) action();
  return result;
}

jobsContract('memória', async () => ({ jobs: createMemoryJobs({ transaction }), transaction }));
