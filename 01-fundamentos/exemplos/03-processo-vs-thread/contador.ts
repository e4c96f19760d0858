/**
 * Duas threads contam juntas: com Atomics, com um mutex e cada uma no seu contador.
 */
import { once } from 'node:events';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { Mutex, sharedInts } from './sync.ts';

export const THREADS = 2;
export const TIMES = 20_000;

/** Cada contador fica a 64 inteiros do outro: 256 bytes, bem mais que uma linha de cache. */
const APART = 64;
const [COUNTER, MUTEX, OWN] = [0, APART, 2 * APART];

// #region jeitos
const WAYS = {
  'cada uma o seu, somados no fim': (memory: Int32Array, me: number) => {
    let own = 0;
    for (let time = 0; time < TIMES; time++) own += 1;
    memory[OWN + me * APART] = own;
  },
  'Atomics.add': (memory: Int32Array) => {
    for (let time = 0; time < TIMES; time++) Atomics.add(memory, COUNTER, 1);
  },
  mutex: (memory: Int32Array) => {
    const mutex = new Mutex(memory, MUTEX);
    for (let time = 0; time < TIMES; time++) {
      mutex.lock();
      memory[COUNTER] = (memory[COUNTER] ?? 0) + 1;
      mutex.unlock();
    }
  },
};
// #endregion jeitos

export type Way = keyof typeof WAYS;
export const NAMES = Object.keys(WAYS) as Way[];

export interface Counters extends AsyncDisposable {
  /** Manda as threads contarem de um jeito e devolve o total. */
  count(way: Way): Promise<number>;
}

/** Deixa as threads prontas, à espera do jeito. */
export function openCounters(): Counters {
  const memory = sharedInts((2 + THREADS) * APART);
  const threads = Array.from(
    { length: THREADS },
    (_, me) => new Worker(import.meta.filename, { workerData: { memory, me } }),
  );
  return {
    async count(way) {
      memory.fill(0);
      const done = threads.map((thread) => once(thread, 'message'));
      for (const thread of threads) thread.postMessage(way);
      await Promise.all(done);
      const own = threads.reduce((sum, _, me) => sum + (memory[OWN + me * APART] ?? 0), 0);
      return (memory[COUNTER] ?? 0) + own;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(threads.map((thread) => thread.terminate()));
    },
  };
}

function countWhenAsked({ memory, me }: { memory: Int32Array; me: number }): void {
  parentPort?.on('message', (way: Way) => {
    WAYS[way](memory, me);
    parentPort?.postMessage('pronto');
  });
}

async function main(): Promise<void> {
  await using counters = openCounters();
  const number = new Intl.NumberFormat('pt-BR');
  console.log(`Duas threads contam até ${number.format(TIMES)} cada`);
  for (const way of NAMES) console.log(`  ${way.padEnd(31)} ${number.format(await counters.count(way))}`);
}

if (import.meta.main) await (isMainThread ? main() : countWhenAsked(workerData));
