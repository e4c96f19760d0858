/**
 * Ler o mesmo arquivo com as quatro APIs do Node. Com um nome e um caminho, lê de um jeito só, com marcas para o strace.
 */
import {
  accessSync,
  createReadStream,
  mkdtempSync,
  readFile,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { readFile as readFilePromise } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MARK } from './tracing.ts';

export type Mark = (name: string) => void;

// #region sync
export function readSyncWay(path: string): Buffer {
  return readFileSync(path); // a thread inteira espera aqui
}
// #endregion sync

// #region callback
export function readCallbackWay(path: string, mark: Mark = () => {}): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    readFile(path, (error, bytes) => {
      mark('callback');
      if (error) reject(error);
      else resolve(bytes);
    });
    mark('voltou'); // readFile já devolveu, e nenhum byte foi lido
  });
}
// #endregion callback

// #region promessa
export async function readPromiseWay(path: string): Promise<Buffer> {
  return await readFilePromise(path); // a função para aqui; a thread, não
}
// #endregion promessa

// #region stream
/** Um pedaço de até 64 KiB por vez; o arquivo inteiro nunca precisa caber na memória. */
export async function readStreamWay(path: string, use: (chunk: Buffer) => void): Promise<void> {
  for await (const chunk of createReadStream(path)) use(chunk as Buffer);
}
// #endregion stream

export const WAYS = {
  sync: async (path: string) => readSyncWay(path).length,
  callback: async (path: string, mark?: Mark) => (await readCallbackWay(path, mark)).length,
  promise: async (path: string) => (await readPromiseWay(path)).length,
  stream: async (path: string) => {
    let total = 0;
    await readStreamWay(path, (chunk) => {
      total += chunk.length;
    });
    return total;
  },
} satisfies Record<string, (path: string, mark?: Mark) => Promise<number>>;

/** Deixa uma marca que o strace vê: procura um caminho que não existe. */
const mark: Mark = (name) => {
  try {
    accessSync(MARK + name);
  } catch {}
};

// #region voltas
/** Quantas voltas o laço de eventos deu enquanto a leitura não terminava: se 0, ninguém mais foi atendido. */
export async function turnsDuring(read: () => Promise<unknown>): Promise<number> {
  let turns = 0;
  let reading = true;
  const turn = () => {
    if (!reading) return;
    turns++;
    setImmediate(turn);
  };
  setImmediate(turn);
  await read();
  reading = false;
  return turns;
}
// #endregion voltas

export async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'apis-'));
  const path = join(folder, 'arquivo.bin');
  writeFileSync(path, Buffer.alloc(8 * 2 ** 20));
  console.log('Ler 8 MiB: o laço de eventos deu alguma volta enquanto isso?');
  for (const [name, read] of Object.entries(WAYS)) {
    const turns = await turnsDuring(() => read(path));
    console.log(`  ${name.padEnd(10)} ${turns === 0 ? 'nenhuma' : 'sim'}`);
  }
  rmSync(folder, { recursive: true });
}

const [way, path] = process.argv.slice(2);
if (import.meta.main) {
  if (way !== undefined && path !== undefined && way in WAYS) {
    const read = WAYS[way as keyof typeof WAYS];
    await read(path); // as threads do pool começam no primeiro uso; o que se quer ver é o caminho de sempre
    mark('chamou');
    await read(path, mark);
    mark('terminou');
  } else await main();
}
