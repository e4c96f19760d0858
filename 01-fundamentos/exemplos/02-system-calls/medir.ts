/**
 * Mede as escolhas da lição: o tamanho de cada leitura, a API que espera por ela, e o preço de garantir uma escrita.
 */
import {
  closeSync,
  fdatasyncSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  statfsSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { type Comparison, compare, count, publish } from '@trilha/measure';
import { readSyncWay, WAYS } from './apis.ts';
import { buffered, byteByByte, sampleText, whole } from './ler.ts';
import { countIo } from './process-io.ts';

/** No disco do repositório: `/tmp` costuma ser memória, onde fsync não tem o que fazer. */
const FOLDER = join(import.meta.dirname, '../../../.local');
const TMPFS = 0x01021994; // statfs(2)
const LINE = Buffer.from(`${'uma linha de log, com instante, nível e o que houve'.padEnd(62, '.')}\n`);
const GROUP = 64;

const READERS = {
  inteiro: whole,
  'buffer de 4 KiB': (path: string) => buffered(path),
  'byte a byte': byteByByte,
};

/** Roda com uma pasta própria, apagada no fim. */
export async function inFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  mkdirSync(FOLDER, { recursive: true });
  const folder = mkdtempSync(join(FOLDER, 'medir-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Contar as linhas de 64 KiB: o tempo por byte e, onde há /proc, os pedidos ao kernel. */
export async function readSizes(folder: string): Promise<Comparison[]> {
  const path = join(folder, 'texto.txt');
  const text = sampleText();
  writeFileSync(path, text);
  const ways = Object.entries(READERS);
  const timed = await compare({
    title: 'Contar as linhas de um arquivo de 64 KiB',
    operation: 'byte',
    candidates: ways.map(([name, run]) => ({ name, operations: text.length, run: () => run(path) })),
    verify: (results) => sameFor(results, 1024),
  });
  const asked = ways.map(([name, run]) => [name, countIo(() => run(path))?.reads] as const);
  if (asked.some(([, reads]) => reads === undefined)) return [timed];
  const values = Object.fromEntries(asked.map(([name, reads]) => [name, reads ?? 0]));
  return [timed, count({ title: 'Pedidos ao kernel nessa contagem', unit: 'chamadas de read', values })];
}

/** Ler um arquivo pequeno, já no page cache, uma leitura depois da outra. */
export function readApis(folder: string): Promise<Comparison> {
  const path = join(folder, 'pequeno.bin');
  const size = 4096;
  writeFileSync(path, Buffer.alloc(size, 'x'));
  return compare({
    title: 'Ler um arquivo de 4 KiB, um de cada vez',
    operation: 'leitura',
    candidates: [
      { name: 'fs síncrono', run: () => readSyncWay(path).length },
      { name: 'callback', run: () => WAYS.callback(path) },
      { name: 'promessa', run: () => WAYS.promise(path) },
      { name: 'stream', run: () => WAYS.stream(path) },
    ],
    verify: (results) => sameFor(results, size),
  });
}

/** Ler vários arquivos pequenos: um a um, ou todos pedidos de uma vez, que é como as APIs assíncronas se usam. */
export function readMany(folder: string): Promise<Comparison> {
  const size = 4096;
  const paths = Array.from({ length: 32 }, (_, index) => join(folder, `pequeno-${index}.bin`));
  for (const path of paths) writeFileSync(path, Buffer.alloc(size, 'x'));
  const total = (sizes: number[]) => sizes.reduce((sum, one) => sum + one, 0);
  const oneByOne = async () => {
    let sum = 0;
    for (const path of paths) sum += await WAYS.promise(path);
    return sum;
  };
  return compare({
    title: 'Ler 32 arquivos de 4 KiB',
    operation: 'arquivo',
    candidates: [
      {
        name: 'síncrono, em sequência',
        operations: paths.length,
        run: () => total(paths.map((path) => readSyncWay(path).length)),
      },
      {
        name: 'callbacks, todos juntos',
        operations: paths.length,
        run: async () => total(await Promise.all(paths.map((path) => WAYS.callback(path)))),
      },
      {
        name: 'promessas, todas juntas',
        operations: paths.length,
        run: async () => total(await Promise.all(paths.map((path) => WAYS.promise(path)))),
      },
      { name: 'promessas, uma a uma', operations: paths.length, run: oneByOne },
    ],
    verify: (results) => sameFor(results, size * paths.length),
  });
}

/** Acrescentar uma linha de 63 bytes, com quatro garantias; cada uma no seu arquivo, para uma não pagar pelo que a outra deixou por gravar. */
export async function writes(folder: string): Promise<Comparison> {
  const files = [0, 1, 2, 3].map((name) => openSync(join(folder, `log-${name}.txt`), 'a'));
  const [plain = -1, grouped = -1, dataOnly = -1, full = -1] = files;
  const group = () => {
    for (let line = 0; line < GROUP; line++) writeSync(grouped, LINE);
    fdatasyncSync(grouped);
  };
  const flushed = (file: number, flush: (file: number) => void) => () => {
    const written = writeSync(file, LINE);
    flush(file);
    return written;
  };
  try {
    const comparison = await compare({
      title: 'Acrescentar uma linha a um log',
      operation: 'linha',
      candidates: [
        { name: 'write', run: () => writeSync(plain, LINE) },
        { name: `${GROUP} write e um fdatasync`, operations: GROUP, run: group },
        { name: 'write e fdatasync', run: flushed(dataOnly, fdatasyncSync) },
        { name: 'write e fsync', run: flushed(full, fsyncSync) },
      ],
    });
    if (statfsSync(folder).type === TMPFS)
      comparison.warnings.push('esta pasta fica na memória (tmpfs): aqui fsync não custa nada');
    return comparison;
  } finally {
    for (const file of files) closeSync(file);
  }
}

function sameFor(results: ReadonlyMap<string, unknown>, expected: number): void {
  for (const [name, result] of results)
    if (result !== expected) throw new Error(`${name}: ${String(result)}`);
}

if (import.meta.main) {
  await publish({
    id: '01-fundamentos/02-system-calls',
    title: 'System calls: tamanho da leitura, API de leitura e garantia da escrita',
    command: 'npx trilha medir 01/02',
    comparisons: await inFolder(async (folder) => [
      ...(await readSizes(folder)),
      await readApis(folder),
      await readMany(folder),
      await writes(folder),
    ]),
    book: {
      json: join(import.meta.dirname, 'medir.gerado.json'),
      svg: join(import.meta.dirname, '../../teoria/imagens/02-medicao.gerado.svg'),
    },
  });
}
