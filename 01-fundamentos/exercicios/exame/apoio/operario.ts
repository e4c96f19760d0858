/** Uma thread da verificação: carrega a resposta e faz uma das provas de `threads.ts`. */
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { interleavingDefect, sumDefect } from './entrelacar.ts';
import { memoryFs } from './memoria.ts';
import { CELL, type Proof } from './provas.ts';
import type { Answer } from './referencia.ts';

const proof = workerData as Proof;
const answer = (await import(pathToFileURL(proof.answer).href)) as Answer;
const { cells, lock } = proof;

const MODES: Record<Proof['mode'], () => void> = {
  entrelacar: () => parentPort?.postMessage(interleavingDefect(answer)),
  somar: () => parentPort?.postMessage(sumDefect(answer)),
  dormir: () => {
    const before = process.threadCpuUsage();
    Atomics.store(cells, CELL.arrived, 1);
    Atomics.notify(cells, CELL.arrived);
    answer.withLock(lock, () => Atomics.store(cells, CELL.inside, 1));
    const { user, system } = process.threadCpuUsage(before);
    Atomics.store(cells, CELL.cpu, user + system);
  },
  trabalhar: () => {
    const { job, shared, content } = proof;
    if (job && shared && content) answer.work(memoryFs(content, noteRead), job, shared);
  },
};
MODES[proof.mode]();

function noteRead(): void {
  Atomics.add(cells, CELL.reads, 1);
  Atomics.notify(cells, CELL.reads);
}
