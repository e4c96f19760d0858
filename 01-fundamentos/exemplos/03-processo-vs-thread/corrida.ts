/**
 * Duas threads somam no mesmo contador: as somas que se perdem e como `Atomics` as recupera.
 */
import { isMainThread, workerData } from 'node:worker_threads';
import { Barrier, sharedInts } from './sync.ts';
import { runThread } from './threads.ts';

export const TIMES = 1_000_000;

// #region tres-passos
/** `counter[0] += 1` são três passos: ler, somar, escrever. Aqui cada um está numa linha. */
function incrementSlowly(counter: Int32Array, bothRead: Barrier): void {
  const read = counter[0] ?? 0; //  1. ler
  bothRead.arrive(); //             a outra thread também leu, antes de alguém escrever
  counter[0] = read + 1; //         2 e 3. somar e escrever
}
// #endregion tres-passos

// #region somas
function addPlain(counter: Int32Array): void {
  for (let time = 0; time < TIMES; time++) counter[0] = (counter[0] ?? 0) + 1;
}

function addAtomically(counter: Int32Array): void {
  for (let time = 0; time < TIMES; time++) Atomics.add(counter, 0, 1);
}
// #endregion somas

export type Way = 'slow' | 'plain' | 'atomic';
interface Job {
  way: Way;
  counter: Int32Array;
  barrier: Int32Array;
}

function work({ way, counter, barrier: state }: Job): void {
  const barrier = new Barrier(2, state);
  barrier.arrive(); // as duas já existem: nenhuma termina antes de a outra começar
  if (way === 'slow') incrementSlowly(counter, barrier);
  if (way === 'plain') addPlain(counter);
  if (way === 'atomic') addAtomically(counter);
}

/** O valor final do contador depois que duas threads somaram de um dos três jeitos. */
export async function race(way: Way): Promise<number> {
  const counter = sharedInts(1);
  const job: Job = { way, counter, barrier: sharedInts(2) };
  await Promise.all([runThread(import.meta.filename, job), runThread(import.meta.filename, job)]);
  return counter[0] ?? 0;
}

async function main(): Promise<void> {
  const number = new Intl.NumberFormat('pt-BR');
  console.log('Duas threads somam 1 uma vez cada, e as duas leem antes de alguém escrever');
  console.log(`  o contador diz ${await race('slow')}, devia dizer 2`);
  const expected = 2 * TIMES;
  console.log('\nDuas threads somam 1 um milhão de vezes cada');
  const [plain, atomic] = [await race('plain'), await race('atomic')];
  console.log(`  sem Atomics  ${number.format(plain).padStart(9)}  (${lost(expected - plain)})`);
  console.log(`  com Atomics  ${number.format(atomic).padStart(9)}  (${lost(expected - atomic)})`);
}

function lost(count: number): string {
  return count === 0 ? 'nenhuma se perdeu' : `${new Intl.NumberFormat('pt-BR').format(count)} se perderam`;
}

if (import.meta.main) await (isMainThread ? main() : work(workerData as Job));
