/**
 * As threads de um processo do Node, pelo nome: antes, depois de um worker e depois de usar o pool do libuv.
 */
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { refuse } from '../02-system-calls/fifo.ts';
import { hasProc, threadNames } from './proc.ts';

/** Quantas threads há com cada nome. */
export function tally(names: readonly string[]): Map<string, number> {
  const totals = new Map<string, number>();
  for (const name of names) totals.set(name, (totals.get(name) ?? 0) + 1);
  return totals;
}

const text = (names: readonly string[]) =>
  [...tally(names)].map(([name, count]) => (count === 1 ? name : `${count} ${name}`)).join(', ');

/** As threads que apareceram a mais. */
export function added(before: readonly string[], after: readonly string[]): string[] {
  const left = tally(before);
  return after.filter((name) => {
    const count = left.get(name) ?? 0;
    left.set(name, count - 1);
    return count <= 0;
  });
}

async function main(): Promise<void> {
  if (!hasProc) return refuse('os nomes das threads vêm de /proc, do Linux');
  const start = threadNames();
  console.log(`Ao começar: ${text(start)}`);
  // #region worker
  const worker = new Worker('setInterval(() => {}, 60_000)', { eval: true, name: 'miniaturas' });
  await once(worker, 'online');
  // #endregion worker
  const withWorker = threadNames();
  console.log(`Depois de new Worker: mais ${text(added(start, withWorker))}`);
  await stat('.');
  console.log(`Depois de fs.promises.stat: mais ${text(added(withWorker, threadNames()))}`);
  await worker.terminate();
}

if (import.meta.main) await main();
