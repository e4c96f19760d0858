/** Apoio de `vizinhos.ts`: duas threads que somam ao mesmo tempo, cada uma no seu contador. */
import { isMainThread, Worker, workerData } from 'node:worker_threads';

/** Onde ficam os sinais na memória dividida, em posições de 4 bytes. Cada um tem a sua linha. */
const GO = 1024;
const GATE = 1088;
const DONE = 1152;
const OTHER = 1216;
const COUNT = 1217;
/** Onde a outra thread escreve quando começou e quando acabou, em posições de 8 bytes. */
const TIMES = 640;
const PATIENCE_MS = 10_000;

interface Shared {
  memory: Int32Array;
  times: Float64Array;
}

// #region somar
/** Soma 1, `count` vezes, num contador em que só esta thread escreve. */
export function addMany(memory: Int32Array, at: number, count: number): void {
  for (let index = 0; index < count; index++) Atomics.add(memory, at, 1);
}
// #endregion somar

/** As duas chegam aqui e saem juntas. Gira em vez de dormir: acordar uma thread leva mais que a medida. */
function meet(memory: Int32Array, arrivals: number): void {
  Atomics.add(memory, GATE, 1);
  while (Atomics.load(memory, GATE) < arrivals);
}

export interface Span {
  start: number;
  end: number;
}

/** A parte da mais longa em que as duas correram ao mesmo tempo, de 0 a 1. */
export function overlap(one: Span, other: Span): number {
  const together = Math.min(one.end, other.end) - Math.max(one.start, other.start);
  return Math.max(0, together) / Math.max(one.end - one.start, other.end - other.start);
}

/** O relógio do sistema, o mesmo para todas as threads. */
const clock = () => Number(process.hrtime.bigint());

function timedAdds({ memory }: Shared, at: number, turn: number): Span {
  const count = memory[COUNT] ?? 0;
  meet(memory, 2 * turn);
  const start = clock();
  addMany(memory, at, count);
  return { start, end: clock() };
}

/** Em dez segundos de tentativas, o sistema não deixou as duas threads correrem juntas. */
export class NeverTogether extends Error {
  constructor() {
    super('as duas threads não correram ao mesmo tempo: feche outros programas e rode de novo');
  }
}

/** Duas threads prontas para somar. */
export class Pair {
  readonly #shared: Shared;
  readonly #worker: Worker;
  #turn = 0;
  #elapsed = 0;

  private constructor(shared: Shared, worker: Worker) {
    this.#shared = shared;
    this.#worker = worker;
  }

  static async start(): Promise<Pair> {
    const bytes = new SharedArrayBuffer(8192);
    const shared = { memory: new Int32Array(bytes), times: new Float64Array(bytes) };
    const worker = new Worker(new URL(import.meta.url), { workerData: shared });
    await new Promise((resolve) => worker.once('online', resolve));
    return new Pair(shared, worker);
  }

  /** Nanossegundos gastos nas rodadas que valeram: um relógio que só anda enquanto as duas correm juntas. */
  get elapsed(): number {
    return this.#elapsed;
  }

  /**
   * Esta thread soma no contador 0 enquanto a outra soma no `other`. Uma rodada em que uma delas esperou pelo sistema
   * não mede nada, e é repetida.
   *
   * @returns a soma dos dois contadores
   * @throws NeverTogether
   */
  run(other: number, count: number): number {
    const deadline = performance.now() + PATIENCE_MS;
    while (performance.now() < deadline) {
      const [mine, theirs] = this.#round(other, count);
      if (overlap(mine, theirs) < 0.9) continue;
      this.#elapsed += mine.end - mine.start;
      return (this.#shared.memory[0] ?? 0) + (this.#shared.memory[other] ?? 0);
    }
    throw new NeverTogether();
  }

  #round(other: number, count: number): [Span, Span] {
    const { memory, times } = this.#shared;
    memory.fill(0, 0, GO);
    memory[OTHER] = other;
    memory[COUNT] = count;
    this.#turn++;
    Atomics.store(memory, GO, this.#turn);
    Atomics.notify(memory, GO);
    const mine = timedAdds(this.#shared, 0, this.#turn);
    Atomics.wait(memory, DONE, this.#turn - 1);
    return [mine, { start: times[TIMES] ?? 0, end: times[TIMES + 1] ?? 0 }];
  }

  stop(): Promise<number> {
    return this.#worker.terminate();
  }
}

function serve(shared: Shared): void {
  const { memory, times } = shared;
  for (let turn = 1; ; turn++) {
    Atomics.wait(memory, GO, turn - 1);
    const { start, end } = timedAdds(shared, memory[OTHER] ?? 0, turn);
    times[TIMES] = start;
    times[TIMES + 1] = end;
    Atomics.store(memory, DONE, turn);
    Atomics.notify(memory, DONE);
  }
}

if (!isMainThread && workerData?.memory instanceof Int32Array) serve(workerData as Shared);
