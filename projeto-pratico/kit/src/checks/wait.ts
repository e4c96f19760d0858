import { setTimeout as delay } from 'node:timers/promises';
import { CheckFailure } from '../failure.ts';
import type { HttpClient } from '../http/client.ts';

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

/**
 * Voltas completas, uma depois da outra, em conexões novas: o que foi enviado antes delas já chegou ao
 * servidor, e quanto elas demoram diz como está a máquina.
 */
export async function laps(http: HttpClient, count: number): Promise<void> {
  for (let lap = 0; lap < count; lap++) await http.get('/health/live');
}
