import { get } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

/** Situação HTTP de `url`, ou 0 se ninguém respondeu em dois segundos. */
export function statusOf(url: string): Promise<number> {
  return new Promise((resolve) => {
    const request = get(url, { timeout: 2000, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(0));
  });
}

/**
 * Espera até `url` responder 200.
 * @param stop interrompe a espera (o processo morreu, a pessoa desistiu)
 * @returns falso quando a espera foi interrompida ou o prazo, em ms, acabou
 */
export async function waitReady(url: string, stop: AbortSignal, deadlineMs = 60_000): Promise<boolean> {
  const deadline = performance.now() + deadlineMs;
  while (!stop.aborted && performance.now() < deadline) {
    if ((await statusOf(url)) === 200) return true;
    await delay(50);
  }
  return false;
}
