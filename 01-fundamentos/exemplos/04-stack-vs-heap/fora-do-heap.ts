/**
 * Buffers ficam fora do heap do V8: o que cada coluna de process.memoryUsage() conta.
 */
import { forceGc, MEBIBYTE } from './heap.ts';

const COLUMNS = ['rss', 'heapUsed', 'external', 'arrayBuffers'] as const;
const SIZE = 64 * MEBIBYTE;
const PAGE = 4096;

type Usage = Record<(typeof COLUMNS)[number], number>;

export function usage(): Usage {
  forceGc();
  return process.memoryUsage();
}

/** Quanto cada coluna mudou, em MiB inteiros. */
export function difference(before: Usage, after: Usage): number[] {
  return COLUMNS.map((name) => Math.round((after[name] - before[name]) / MEBIBYTE));
}

const line = (what: string, values: readonly (number | string)[]) =>
  `  ${what.padEnd(30)} ${values.map((value) => String(value).padStart(13)).join('')}`;

// #region passos
export async function steps(): Promise<[string, number[]][]> {
  await settle();
  const start = usage();
  const seen: [string, number[]][] = [];
  const note = (what: string) => seen.push([what, difference(start, usage())]);
  const held: (Buffer | number[])[] = [];

  const bytes = Buffer.alloc(SIZE); // zeros pedidos ao kernel, que só os entrega quando tocados
  held.push(bytes);
  note('Buffer.alloc(64 MiB)');
  for (let at = 0; at < SIZE; at += PAGE) bytes[at] = 1;
  note('tocado em cada página');
  held.pop();
  await settle();
  note('solto e coletado');
  held.push(Array.from({ length: SIZE / 8 }, (_, at) => at + 0.5));
  note('vetor com 8 Mi de números');
  held.pop();
  return seen;
}

/** A memória de um Buffer morto é devolvida por outra thread, um pouco depois da coleta. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) {
    await new Promise((resolve) => setImmediate(resolve));
    forceGc();
  }
}
// #endregion passos

if (import.meta.main) {
  console.log(line('MiB a mais que no começo', COLUMNS));
  for (const [what, values] of await steps()) console.log(line(what, values));
}
