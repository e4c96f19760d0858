/**
 * Um mutex protege uma regra que envolve dois números; um semáforo limita quantas threads passam ao mesmo tempo.
 */
import { isMainThread, workerData } from 'node:worker_threads';
import { Barrier, Mutex, Semaphore, sharedInts, withLock } from './sync.ts';
import { runThread } from './threads.ts';

export const TRANSFERS = 50_000;
export const THREADS = 4;
export const PLACES = 2;

/** Onde fica cada coisa no vetor dividido. */
const MUTEX = 0;
const [ANA, BIA] = [1, 2];
const BROKEN = 3;
const [SEMAPHORE, INSIDE, MOST] = [4, 5, 6];
const BARRIER = 7;

type Job = { memory: Int32Array } & ({ kind: 'transfer'; from: number; to: number } | { kind: 'visit' });

// #region transferencia
/** A soma das duas contas é sempre 1.000: entre a retirada e o depósito, ninguém mais pode olhar. */
function transfer(memory: Int32Array, from: number, to: number): void {
  const mutex = new Mutex(memory, MUTEX);
  for (let time = 0; time < TRANSFERS; time++) {
    withLock(mutex, () => {
      if (balance(memory, ANA) + balance(memory, BIA) !== 1000) Atomics.add(memory, BROKEN, 1);
      memory[from] = balance(memory, from) - 1;
      memory[to] = balance(memory, to) + 1;
    });
  }
}
// #endregion transferencia

const balance = (memory: Int32Array, account: number) => memory[account] ?? 0;

// #region visita
/** Quantas threads estão dentro ao mesmo tempo, e o máximo que já houve. */
function visit(memory: Int32Array): void {
  const semaphore = new Semaphore(memory, SEMAPHORE);
  const full = new Barrier(PLACES, memory, BARRIER);
  semaphore.acquire();
  const inside = Atomics.add(memory, INSIDE, 1) + 1;
  keepMost(memory, inside);
  full.arrive(); // ninguém sai antes de todas as vagas estarem tomadas: o máximo não depende de sorte
  Atomics.sub(memory, INSIDE, 1);
  semaphore.release();
}
// #endregion visita

/** Guarda o maior valor já visto: repete até que ninguém tenha escrito entre a leitura e a troca. */
function keepMost(memory: Int32Array, value: number): void {
  for (;;) {
    const most = Atomics.load(memory, MOST);
    if (value <= most || Atomics.compareExchange(memory, MOST, most, value) === most) return;
  }
}

/** Duas threads transferem em sentidos opostos; devolve os saldos e quantas vezes a soma estava errada. */
export async function transfers(): Promise<{ ana: number; bia: number; broken: number }> {
  const memory = sharedInts(4);
  memory.set([500, 500], ANA);
  const job = (from: number, to: number): Job => ({ kind: 'transfer', memory, from, to });
  await Promise.all([job(ANA, BIA), job(BIA, ANA)].map((data) => runThread(import.meta.filename, data)));
  return { ana: balance(memory, ANA), bia: balance(memory, BIA), broken: memory[BROKEN] ?? 0 };
}

/** O máximo de threads que estiveram dentro ao mesmo tempo. */
export async function visits(): Promise<number> {
  const memory = sharedInts(9);
  memory[SEMAPHORE] = PLACES;
  const job: Job = { kind: 'visit', memory };
  await Promise.all(Array.from({ length: THREADS }, () => runThread(import.meta.filename, job)));
  return memory[MOST] ?? 0;
}

async function main(): Promise<void> {
  const { ana, bia, broken } = await transfers();
  console.log('Mutex: duas threads transferem entre as mesmas contas, 50.000 vezes cada');
  console.log(`  Ana ${ana}, Bia ${bia}; a soma foi vista errada ${broken} vezes`);
  console.log(`\nSemáforo: ${THREADS} threads e ${PLACES} vagas`);
  console.log(`  ao mesmo tempo, no máximo ${await visits()}`);
}

function work(job: Job): void {
  if (job.kind === 'visit') visit(job.memory);
  else transfer(job.memory, job.from, job.to);
}

if (import.meta.main) await (isMainThread ? main() : work(workerData as Job));
