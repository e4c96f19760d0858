/** Responde e deixa a mensagem para depois, na memória do processo: se ele cai antes, o 202 era mentira. */
import { setTimeout as wait } from 'node:timers/promises';
import { createPostgresJobs } from '../../palco/src/adapters/jobs-postgres/index.ts';
import { startWith } from './referencia.ts';

await startWith((building) => {
  const insist = async (name: string, payload: Record<string, unknown>): Promise<void> => {
    await wait(700);
    const context = { id: name, attempt: 1, signal: new AbortController().signal };
    await building.handlers[name]?.run(payload, context).catch(() => insist(name, payload));
  };
  building.doors.jobs = {
    ...createPostgresJobs(building),
    enqueue: async (tx, { name, payload }) => tx.afterCommit(() => void insist(name, payload)),
  };
});
