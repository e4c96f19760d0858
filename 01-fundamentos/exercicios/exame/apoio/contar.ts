/**
 * O contador de verdade, num arquivo de verdade: `node contar.ts resposta.ts arquivo ponto-de-retomada [threads]`.
 * Diz um ponto a cada ponto de retomada gravado e, no fim, as palavras mais frequentes.
 */
import fs from 'node:fs';
import { pathToFileURL } from 'node:url';
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import type { FileSystem, Job, Shared } from '../exercicio.ts';
import type { Answer } from './referencia.ts';

const BLOCK = 1024 * 1024;
const EVERY = 3;
const SLOTS = 1 << 16;
/** Menos que o arquivo da verificação: quem o guardasse inteiro em objetos não caberia. */
const HEAP_MB = 16;

interface Shift {
  answer: string;
  job: Job;
  shared: Shared;
}

/** node:fs, com um ponto na saída a cada troca de nome. */
const real: FileSystem = {
  ...fs,
  renameSync(from, to) {
    fs.renameSync(from, to);
    fs.writeSync(1, '.');
  },
};

const load = async (path: string) => (await import(pathToFileURL(path).href)) as Answer;

if (isMainThread) await count();
else {
  const { answer, job, shared } = workerData as Shift;
  (await load(answer)).work(real, job, shared);
}

async function count(): Promise<void> {
  const [answer = '', path = '', checkpoint = '', threads = '2'] = process.argv.slice(2);
  const { restore, shareMemory, WordTable } = await load(answer);
  const job: Job = {
    path,
    checkpoint,
    size: fs.statSync(path).size,
    block: BLOCK,
    rule: Uint8Array.of(1, 1),
    every: EVERY,
  };
  const shared = shareMemory(job, SLOTS);
  restore(real, job, shared);
  await Promise.all(Array.from({ length: Number(threads) }, () => thread({ answer, job, shared })));
  const words: [string, number][] = [];
  new WordTable(shared.table).each((bytes, start, length, times) =>
    words.push([Buffer.from(bytes.slice(start, start + length)).toString(), times]),
  );
  words.sort(([, a], [, b]) => b - a);
  fs.writeSync(
    1,
    `\n${words
      .slice(0, 10)
      .map(([word, times]) => `${times}  ${word}`)
      .join('\n')}\n`,
  );
}

function thread(shift: Shift): Promise<void> {
  const worker = new Worker(import.meta.filename, {
    workerData: shift,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  });
  return new Promise((resolve, reject) => {
    worker.once('error', reject).once('exit', () => resolve());
  });
}
