import type { Db } from '#kernel/db.ts';
import type { JobHandler } from '#ports/jobs/port.ts';
import { store } from './store.ts';

const KILLED = 'O processo que executava a tarefa foi encerrado em todas as tentativas.';

/** Ronda: devolve tarefas de processos mortos e enterra as deste que esgotaram as tentativas. */
export function createSweep(db: Db, ownId: () => string | null, handlers: Record<string, JobHandler>) {
  let suspects = new Set<string>();

  /** Age só contra quem já estava sem trava na ronda anterior: uma reconexão não custa a tarefa a ninguém. */
  async function unlockDead(): Promise<void> {
    const holders = (await store.holders(db)).filter((id) => id !== ownId());
    const free = new Set<string>();
    for (const id of holders) {
      const confirmed = suspects.has(id);
      await db.transaction(async (tx) => {
        if (!(await store.isFree(tx, id))) return;
        if (confirmed) await store.unlock(tx, [id]);
        else free.add(id);
      });
    }
    suspects = free;
  }

  /** Uma transação por tarefa: sai da fila, avisa a dona e vira registro, tudo ou nada. */
  async function buryExhausted(): Promise<void> {
    for (const job of await db.transaction((tx) => store.exhausted(tx, Object.keys(handlers)))) {
      await db.transaction(async (tx) => {
        const payload = await store.remove(tx, job.id);
        if (payload === null) return;
        const reason = job.last_error ?? KILLED;
        await handlers[job.name]?.onDead?.(tx, payload, reason);
        await store.bury(tx, job, payload, reason);
      });
    }
  }

  return async () => {
    await unlockDead();
    await buryExhausted();
  };
}
