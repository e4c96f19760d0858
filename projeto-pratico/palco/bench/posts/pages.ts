import type { Cursors, Scope } from '#kernel/cursor.ts';
import type { Credentials } from '../reader.ts';

export const PAGE_SIZE = 20;

/** Uma lista, e o id do último item antes de cada página. */
export interface ListToRead {
  name: string;
  path: string;
  scope: Scope;
  before: (page: number) => Promise<string>;
}

/** Mediana, em ms, de cada página lida. */
export type PageTimes = number[];

/** O endereço de cada página por cursor. Andar dez mil páginas para chegar à última não muda o que ela custa. */
export async function cursorPaths(
  list: ListToRead,
  cursors: Cursors,
  pages: readonly number[],
): Promise<string[]> {
  const paths: string[] = [];
  for (const page of pages) {
    const keys = page === 1 ? null : [await list.before(page)];
    const cursor = keys && cursors.write(list.scope, { sense: 'forward', inclusive: false, keys });
    paths.push(`/api/v1${list.path}?limit=${PAGE_SIZE}${cursor ? `&cursor=${cursor}` : ''}`);
  }
  return paths;
}

export const offsetPaths = (list: ListToRead, pages: readonly number[]): string[] =>
  pages.map((page) => `${list.path}?page=${page}`);

/** Lê as páginas em rodízio, uma por vez: o que esfria ou aquece a máquina pesa igual em todas. */
export async function timePages(
  url: string,
  paths: string[],
  rounds: number,
  { cookie }: Credentials,
): Promise<PageTimes> {
  const times = paths.map((): number[] => []);
  for (let round = -Math.ceil(rounds / 5); round < rounds; round += 1)
    for (const [index, path] of paths.entries()) {
      const startedAt = performance.now();
      const response = await fetch(url + path, { headers: cookie });
      const body = (await response.json()) as { items?: unknown[] } | unknown[];
      if (round >= 0) times[index]?.push(performance.now() - startedAt);
      const items = Array.isArray(body) ? body : (body.items ?? []);
      if (items.length !== PAGE_SIZE) throw new Error(`${path}: ${items.length} itens, e não ${PAGE_SIZE}.`);
    }
  return times.map(median);
}

const median = (times: number[]): number =>
  times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
