/**
 * Um mebibyte chega a outra thread ou a outro processo por quatro caminhos, e o outro lado o lê.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';

export const SIZE = 2 ** 20;
const PAGE = 4096;

interface Message {
  bytes: Uint8Array;
  /** Devolve os bytes com a resposta, para que quem mandou os tenha de novo. */
  giveBack: boolean;
}

/** Um jeito de mandar o mebibyte; devolve a soma que o outro lado fez. */
export type Send = () => Promise<number>;

// #region le
/** O outro lado lê um byte de cada página: pouco trabalho, para que o caminho apareça na conta. */
function sumPages(bytes: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += PAGE) sum += bytes[at] ?? 0;
  return sum;
}
// #endregion le

const filled = <Memory extends ArrayBufferLike>(memory: Memory) => new Uint8Array(memory).fill(1);

// #region caminhos
function shared(worker: Worker): Send {
  const bytes = filled(new SharedArrayBuffer(SIZE)); // as duas threads veem estes mesmos bytes
  return async () => answer(worker, worker.postMessage({ bytes, giveBack: false }));
}

function transferred(worker: Worker): Send {
  let bytes = filled(new ArrayBuffer(SIZE));
  return async () => {
    worker.postMessage({ bytes, giveBack: true }, [bytes.buffer]); // muda de dono; nada se copia
    const [reply] = await once(worker, 'message');
    bytes = reply.bytes; // e volta
    return reply.sum;
  };
}

function copied(worker: Worker): Send {
  const bytes = filled(new ArrayBuffer(SIZE));
  return async () => answer(worker, worker.postMessage({ bytes, giveBack: false }));
}

function throughProcess(child: ChildProcess): Send {
  const bytes = filled(new ArrayBuffer(SIZE)); // serializado, escrito num socket e lido do outro lado
  return async () => answer(child, child.send({ bytes, giveBack: false }));
}
// #endregion caminhos

async function answer(other: Worker | ChildProcess, _sent: unknown): Promise<number> {
  const [{ sum }] = await once(other, 'message');
  return sum;
}

export interface Paths extends AsyncDisposable {
  ways: Record<string, Send>;
}

/** Deixa prontos uma thread e um processo e os quatro caminhos até eles. */
export function openPaths(): Paths {
  const worker = new Worker(import.meta.filename);
  const child = fork(import.meta.filename, ['filho'], { serialization: 'advanced' });
  return {
    ways: {
      'memória dividida': shared(worker),
      transferência: transferred(worker),
      cópia: copied(worker),
      'outro processo': throughProcess(child),
    },
    async [Symbol.asyncDispose]() {
      child.disconnect();
      await Promise.all([worker.terminate(), once(child, 'exit')]);
    },
  };
}

function reply({ bytes, giveBack }: Message): void {
  const sum = sumPages(bytes);
  if (!parentPort) process.send?.({ sum });
  else if (giveBack) parentPort.postMessage({ sum, bytes }, [bytes.buffer as ArrayBuffer]);
  else parentPort.postMessage({ sum });
}

async function main(): Promise<void> {
  await using paths = openPaths();
  console.log(
    `Mandar ${SIZE / 2 ** 20} MiB e receber a soma de um byte por página; uma vez, depois de outra`,
  );
  for (const [name, send] of Object.entries(paths.ways)) {
    await send();
    const start = performance.now();
    const sum = await send();
    const micros = Math.round((performance.now() - start) * 1000);
    console.log(`  ${name.padEnd(17)} soma ${sum}   ${String(micros).padStart(6)} µs`);
  }
}

if (import.meta.main) {
  if (!isMainThread) parentPort?.on('message', reply);
  else if (process.argv[2] === 'filho') process.on('message', (message) => reply(message as Message));
  else await main();
}
