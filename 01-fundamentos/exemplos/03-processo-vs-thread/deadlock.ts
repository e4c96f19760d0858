/**
 * Duas threads tomam duas travas em ordens opostas e param para sempre; com uma ordem só, terminam.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import { Barrier, Mutex, sharedInts, withLock } from './sync.ts';

/** As duas travas ocupam os inteiros 0 e 1; depois vêm o que cada thread espera e a barreira. */
const WAITS = 2;
const BARRIER = 4;
/** `WAITS + n` guarda a trava que a thread `n` espera, mais um; 0 é nenhuma. */
const NONE = 0;

interface Job {
  memory: Int32Array;
  me: number;
  order: readonly [number, number];
  /** Só se as ordens são opostas: garante que cada uma tem uma trava antes de pedir a outra. */
  meet: boolean;
}

// #region opostas
function work({ memory, me, order: [first, second], meet }: Job): void {
  withLock(new Mutex(memory, first), () => {
    if (meet) new Barrier(2, memory, BARRIER).arrive(); // as duas têm a primeira
    Atomics.store(memory, WAITS + me, second + 1);
    withLock(new Mutex(memory, second), () => Atomics.store(memory, WAITS + me, NONE));
  });
}
// #endregion opostas

// #region ciclo
/** Segue “espera por” de thread em thread; se volta à primeira, há um ciclo. `waitsFor[n]` é de quem a `n` espera. */
export function findCycle(waitsFor: readonly (number | undefined)[]): number[] {
  for (const start of waitsFor.keys()) {
    const path = [start];
    let next = waitsFor[start];
    while (next !== undefined && !path.includes(next)) {
      path.push(next);
      next = waitsFor[next];
    }
    if (next === start) return path;
  }
  return [];
}
// #endregion ciclo

type Order = readonly [number, number];

/**
 * Roda as duas threads e diz como acabou. Para o deadlock não há prazo nem palpite: com cada uma na posse da primeira
 * trava e à espera da segunda, o ciclo está fechado.
 */
export async function run(orders: readonly [Order, Order]): Promise<'terminaram' | number[]> {
  const memory = sharedInts(6);
  const opposite = orders[0][0] !== orders[1][0];
  const threads = orders.map((order, me) => {
    const job: Job = { memory, me, order, meet: opposite };
    return new Worker(import.meta.filename, { workerData: job });
  });
  let running = threads.length;
  for (const thread of threads) thread.once('exit', () => running--);
  while (running > 0) {
    const cycle = findCycle(threads.map((_, me) => owner(orders, Atomics.load(memory, WAITS + me))));
    if (opposite && cycle.length > 0) {
      await Promise.all(threads.map((thread) => thread.terminate()));
      return cycle;
    }
    await nextTurn();
  }
  return 'terminaram';
}

/** Quem tomou primeiro a trava esperada. */
function owner(orders: readonly Order[], waiting: number): number | undefined {
  return waiting === NONE ? undefined : orders.findIndex(([first]) => first === waiting - 1);
}

async function main(): Promise<void> {
  const opposite = await run([
    [0, 1],
    [1, 0],
  ]);
  console.log('Ordens opostas: uma toma A e pede B, a outra toma B e pede A');
  console.log(`  ${outcome(opposite)}`);
  const same = await run([
    [0, 1],
    [0, 1],
  ]);
  console.log('\nUma ordem só: as duas tomam A e pedem B');
  console.log(`  ${outcome(same)}`);
}

function outcome(result: 'terminaram' | number[]): string {
  if (result === 'terminaram') return 'as duas terminaram';
  const path = [...result, result[0]].map((thread) => `thread ${Number(thread) + 1}`);
  return `deadlock: ${path.join(' espera por ')}; encerramos as duas`;
}

if (import.meta.main) await (isMainThread ? main() : work(workerData as Job));
