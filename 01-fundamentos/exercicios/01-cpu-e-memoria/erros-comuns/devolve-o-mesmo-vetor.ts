// Erro: guarda o vetor de totais na classe e devolve sempre o mesmo: a consulta seguinte apaga a anterior.
// Tarefa: 4
// Mensagem: não muda o que a primeira devolveu
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

/** Uma coluna por campo que a consulta lê, cada uma na menor largura em que ele cabe: 7 bytes por exibição. */
export class PlayReport {
  readonly #startedAt: Uint32Array;
  readonly #seconds: Uint16Array;
  readonly #country: Uint8Array;
  readonly #totals = new Array<number>(256).fill(0);

  constructor(plays: readonly Play[]) {
    this.#startedAt = Uint32Array.from(plays, ({ startedAt }) => startedAt);
    this.#seconds = Uint16Array.from(plays, ({ seconds }) => seconds);
    this.#country = Uint8Array.from(plays, ({ country }) => country);
  }

  secondsByCountry(from: number, to: number): number[] {
    const totals = this.#totals.fill(0);
    for (let index = 0; index < this.#startedAt.length; index++) {
      const startedAt = this.#startedAt[index] ?? 0;
      if (startedAt < from || startedAt >= to) continue;
      const country = this.#country[index] ?? 0;
      totals[country] = (totals[country] ?? 0) + (this.#seconds[index] ?? 0);
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
