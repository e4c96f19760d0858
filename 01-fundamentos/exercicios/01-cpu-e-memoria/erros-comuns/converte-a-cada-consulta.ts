// Erro: monta as colunas a cada consulta, e para isso varre os objetos.
// Tarefa: 5
// Mensagem: ainda varre memória espalhada
export interface Play {
  videoId: number;
  userId: number;
  startedAt: number;
  seconds: number;
  device: number;
  country: number;
  quality: number;
  finished: boolean;
}

export interface Grid {
  videos: number;
  minutes: number;
  views: ArrayLike<number>;
}

export function linesOf(address: number, bytes: number, lineBytes: number): number[] {
  const first = Math.floor(address / lineBytes);
  const last = Math.floor((address + bytes - 1) / lineBytes);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** Anda na ordem em que a memória está; quem salta é `totals`, que é pequeno e fica na L1. */
export function minuteTotals({ videos, minutes, views }: Grid): number[] {
  const totals = new Array<number>(minutes).fill(0);
  for (let video = 0; video < videos; video++) {
    const start = video * minutes;
    for (let minute = 0; minute < minutes; minute++)
      totals[minute] = (totals[minute] ?? 0) + (views[start + minute] ?? 0);
  }
  return totals;
}

export class PlayReport {
  readonly #plays: readonly Play[];

  constructor(plays: readonly Play[]) {
    this.#plays = plays;
  }

  secondsByCountry(from: number, to: number): number[] {
    const startedAt = Uint32Array.from(this.#plays, (play) => play.startedAt);
    const seconds = Uint16Array.from(this.#plays, (play) => play.seconds);
    const country = Uint8Array.from(this.#plays, (play) => play.country);
    const totals = new Array<number>(256).fill(0);
    for (let index = 0; index < startedAt.length; index++) {
      const at = startedAt[index] ?? 0;
      if (at < from || at >= to) continue;
      const where = country[index] ?? 0;
      totals[where] = (totals[where] ?? 0) + (seconds[index] ?? 0);
    }
    return totals;
  }
}

/** Cada thread começa numa linha nova. */
export function partialStarts(threads: number, counters: number, lineBytes: number): number[] {
  const perLine = lineBytes / Int32Array.BYTES_PER_ELEMENT;
  const block = Math.ceil(counters / perLine) * perLine;
  return Array.from({ length: threads }, (_, thread) => thread * block);
}
