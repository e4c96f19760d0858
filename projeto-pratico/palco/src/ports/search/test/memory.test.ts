import type { Tx } from '#kernel/db.ts';
import { searchContract } from '../contract.ts';
import { createMemorySearch } from '../memory.ts';

searchContract('memória', async () => ({
  search: createMemorySearch(),
  transaction: inMemory,
  authors: ['01a20ae0-786e-7000-8fd0-0c3ac3dcbb4e', '01a20ae0-786e-7000-9fd0-0c3ac3dcbb4e'],
}));

/** Uma transação que só guarda o que fazer ao confirmar. */
async function inMemory<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const actions: (() => void)[] = [];
  const result = await work({ afterCommit: (action: () => void) => void actions.push(action) } as Tx);
  for (const action of actions) action();
  return result;
}
