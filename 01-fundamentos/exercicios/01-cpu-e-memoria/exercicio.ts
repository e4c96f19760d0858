/** Uma exibição de vídeo. */
export interface Play {
  videoId: number;
  userId: number;
  /** Segundos desde 1970: de 0 a 2³² − 1. */
  startedAt: number;
  /** De 0 a 65.535. */
  seconds: number;
  device: number;
  /** De 0 a 255. */
  country: number;
  quality: number;
  finished: boolean;
}

/** Exibições por vídeo e por minuto, guardadas vídeo a vídeo. */
export interface Grid {
  videos: number;
  minutes: number;
  /** O valor do vídeo `v` no minuto `m` está em `views[v * minutes + m]`: um inteiro de 32 bits, sem sinal. */
  views: ArrayLike<number>;
}

/**
 * Os números das linhas de cache em que caem os `bytes` bytes que começam em `address`, em ordem.
 *
 * @param lineBytes o tamanho da linha, em bytes; a linha 0 começa no endereço 0
 */
export function linesOf(address: number, bytes: number, lineBytes: number): number[] {
  throw new Error('por fazer: linesOf');
}

/** O total de cada minuto, somados todos os vídeos. */
export function minuteTotals({ videos, minutes, views }: Grid): number[] {
  const totals: number[] = [];
  for (let minute = 0; minute < minutes; minute++) {
    let total = 0;
    for (let video = 0; video < videos; video++) total += views[video * minutes + minute] ?? 0;
    totals.push(total);
  }
  return totals;
}

/** As exibições de um período, montadas uma vez e consultadas muitas. */
export class PlayReport {
  readonly #plays: readonly Play[];

  constructor(plays: readonly Play[]) {
    this.#plays = plays;
  }

  /** Segundos assistidos em cada país (256 posições) pelas exibições que começaram em `from` ou depois e antes de `to`. */
  secondsByCountry(from: number, to: number): number[] {
    const totals = new Array<number>(256).fill(0);
    for (const { startedAt, seconds, country } of this.#plays)
      if (startedAt >= from && startedAt < to) totals[country] = (totals[country] ?? 0) + seconds;
    return totals;
  }
}

/**
 * Onde começam os contadores de cada thread, em posições de um `Int32Array` que começa no início de uma linha. Cada
 * thread tem `counters` posições seguidas.
 */
export function partialStarts(threads: number, counters: number, lineBytes: number): number[] {
  return Array.from({ length: threads }, (_, thread) => thread * counters);
}
