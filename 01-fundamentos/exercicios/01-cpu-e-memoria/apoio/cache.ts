/** Uma grade que conta quantas linhas de cache a leitura dela buscaria. */
import type { Grid } from '../exercicio.ts';

const LINE_BYTES = 64;
const CELL_BYTES = 4;
/** Linhas que cabem ao mesmo tempo; quando falta lugar, sai a usada há mais tempo. */
const CAPACITY = 64;

export interface CountedGrid extends Grid {
  /** Linhas buscadas até agora. */
  fetches: () => number;
  /** Leituras feitas até agora. */
  reads: () => number;
}

/** A mesma grade, com contagem. Só tem `length` e índices: é o que `ArrayLike` promete. */
export function countedGrid(videos: number, minutes: number, cells: Uint32Array): CountedGrid {
  const present = new Set<number>();
  let fetches = 0;
  let reads = 0;
  const touch = (index: number) => {
    reads++;
    const line = Math.floor((index * CELL_BYTES) / LINE_BYTES);
    if (!present.delete(line)) {
      fetches++;
      if (present.size === CAPACITY) present.delete(present.values().next().value ?? -1);
    }
    present.add(line);
  };
  const views = new Proxy(cells, {
    get(target, key) {
      if (key === 'length') return target.length;
      const index = typeof key === 'string' ? Number(key) : Number.NaN;
      if (!Number.isInteger(index))
        throw new TypeError(`views só tem length e índices; foi pedido ${String(key)}`);
      if (index in target) touch(index);
      return target[index];
    },
  });
  return { videos, minutes, views, fetches: () => fetches, reads: () => reads };
}
