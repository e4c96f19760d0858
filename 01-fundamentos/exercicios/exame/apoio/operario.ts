/** Uma thread da verificação: carrega a resposta e faz uma das provas de `threads.ts`. */
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import type { FileSystem } from '../exercicio.ts';
import { interleavingDefect } from './entrelacar.ts';
import { CELL, type Proof } from './provas.ts';
import type { Answer } from './referencia.ts';

const proof = workerData as Proof;
const answer = (await import(pathToFileURL(proof.answer).href)) as Answer;
const { cells, lock } = proof;

const MODES: Record<Proof['mode'], () => void> = {
  entrelacar: () => parentPort?.postMessage(interleavingDefect(answer)),
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
    if (job && shared && content) answer.work(memoryFs(content), job, shared);
  },
};
MODES[proof.mode]();

/** Um arquivo que só se lê; o ponto de retomada é aceito e esquecido. */
function memoryFs(content: Uint8Array): FileSystem {
  return {
    openSync: () => 1000,
    closeSync: () => undefined,
    readSync: (_file, buffer, offset, length, position) => {
      const piece = content.subarray(position, position + length);
      buffer.set(piece, offset);
      Atomics.add(cells, CELL.reads, 1);
      Atomics.notify(cells, CELL.reads);
      return piece.length;
    },
    writeSync: (_file, _buffer, _offset, length) => length,
    fsyncSync: () => undefined,
    renameSync: () => undefined,
  };
}
