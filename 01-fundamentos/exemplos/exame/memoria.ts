/** As perguntas sobre memória, respondidas por programas. */
import { execFileSync } from 'node:child_process';

const LINE = 64;

// #region percursos
const SIDE = 1024;

/** Passa pelos índices da matriz na ordem em que cada laço os visita. */
export function* byRows() {
  for (let row = 0; row < SIDE; row++)
    for (let column = 0; column < SIDE; column++) yield row * SIDE + column;
}

export function* byColumns() {
  for (let column = 0; column < SIDE; column++)
    for (let row = 0; row < SIDE; row++) yield row * SIDE + column;
}
// #endregion percursos

/** Linhas de cache trazidas por um percurso de números de 4 bytes, com um cache de `lines` linhas que larga a mais antiga. */
export function linesFetched(path: Iterable<number>, lines: number): number {
  const cache = new Set<number>();
  let fetched = 0;
  for (const index of path) {
    const line = Math.floor((index * 4) / LINE);
    if (!cache.delete(line)) fetched += 1;
    cache.add(line);
    if (cache.size > lines) cache.delete(cache.values().next().value ?? line);
  }
  return fetched;
}

/** Um cache L1 de 32 KiB tem 512 linhas; as 1.024 de uma coluna não cabem nele. */
export const fetchRatio = (): number => linesFetched(byColumns(), 512) / linesFetched(byRows(), 512);

/**
 * Quatro threads se revezam, uma soma de cada uma por volta, e a thread t usa `counts[t * step]`. Quantas vezes o núcleo
 * dela acha a linha de cache com outro, ou com ninguém, e precisa buscá-la.
 */
export function linesMoved(step: number, turns = 1000): number {
  const owners = new Map<number, number>();
  let moved = 0;
  for (let turn = 0; turn < turns; turn++)
    for (let thread = 0; thread < 4; thread++) {
      const line = Math.floor((thread * step * 4) / LINE);
      if (owners.get(line) !== thread) moved += 1;
      owners.set(line, thread);
    }
  return moved;
}

// #region soma
/** Soma de 1 a n. A chamada é a última coisa que a função faz. */
export function sum(n: number, total = 0): number {
  return n === 0 ? total : sum(n - 1, total + n);
}
// #endregion soma

/** Roda um programa de uma linha com o heap limitado e diz o que ele imprimiu. */
export function withSmallHeap(program: string): string {
  const flags = ['--max-old-space-size=32', '--eval', program];
  return execFileSync(process.execPath, flags, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
}

/** 200 MiB em buffers, com 32 MiB de heap. */
export const buffersProgram = `
const all = Array.from({ length: 200 }, () => Buffer.alloc(2 ** 20));
console.log(all.length);
`;
