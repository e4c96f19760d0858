import { setTimeout as delay } from 'node:timers/promises';
import { CheckFailure } from '@trilha/kit';

/** Repete uma conferência até ela passar ou o prazo acabar; no fim, vale a última falha. */
export async function eventually(deadlineMs: number, check: () => Promise<void> | void): Promise<void> {
  const started = performance.now();
  while (true) {
    try {
      await check();
      return;
    } catch (error) {
      const late = performance.now() - started > deadlineMs;
      if (!(error instanceof CheckFailure) || late) throw error;
    }
    await delay(30);
  }
}
