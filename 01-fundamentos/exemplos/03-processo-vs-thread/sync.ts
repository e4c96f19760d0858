/**
 * Trava, semáforo e barreira sobre `Atomics.wait` e `Atomics.notify`. Cada um ocupa um ou dois inteiros de um
 * `Int32Array` sobre memória dividida: todas as threads constroem o seu objeto sobre os mesmos inteiros.
 */

const FREE = 0;
const LOCKED = 1;
/** Ocupada, e talvez com alguém esperando: quem solta precisa avisar. */
const CONTENDED = 2;

// #region mutex
/** Só uma thread por vez passa de `lock`. É o terceiro mutex de Drepper, em “Futexes Are Tricky”. */
export class Mutex {
  readonly #state: Int32Array;
  readonly #at: number;

  constructor(state: Int32Array, at = 0) {
    this.#state = state;
    this.#at = at;
  }

  lock(): void {
    // Livre? Toma num passo só: entre olhar e tomar não cabe outra thread.
    if (Atomics.compareExchange(this.#state, this.#at, FREE, LOCKED) === FREE) return;
    // Ocupada: marca que há quem espere e dorme. Ao acordar tenta de novo, porque outra pode ter chegado antes.
    while (Atomics.exchange(this.#state, this.#at, CONTENDED) !== FREE)
      Atomics.wait(this.#state, this.#at, CONTENDED);
  }

  unlock(): void {
    if (Atomics.exchange(this.#state, this.#at, FREE) === CONTENDED) Atomics.notify(this.#state, this.#at, 1);
  }
}
// #endregion mutex

// #region com-trava
/** Roda `work` com a trava na mão e a solta também quando `work` lança. */
export function withLock<Result>(mutex: Mutex, work: () => Result): Result {
  mutex.lock();
  try {
    return work();
  } finally {
    mutex.unlock();
  }
}
// #endregion com-trava

// #region semaforo
/** Deixa passar um número fixo de threads ao mesmo tempo. O inteiro começa com o número de vagas. */
export class Semaphore {
  readonly #free: Int32Array;
  readonly #at: number;

  constructor(free: Int32Array, at = 0) {
    this.#free = free;
    this.#at = at;
  }

  acquire(): void {
    for (;;) {
      const free = Atomics.load(this.#free, this.#at);
      if (free === 0) Atomics.wait(this.#free, this.#at, 0);
      else if (Atomics.compareExchange(this.#free, this.#at, free, free - 1) === free) return;
    }
  }

  release(): void {
    Atomics.add(this.#free, this.#at, 1);
    Atomics.notify(this.#free, this.#at, 1);
  }
}
// #endregion semaforo

// #region barreira
/** Ninguém passa até que as `parties` threads cheguem. Usa dois inteiros: quantas chegaram e em que rodada se está. */
export class Barrier {
  readonly #state: Int32Array;
  readonly #at: number;
  readonly #parties: number;

  constructor(parties: number, state: Int32Array, at = 0) {
    this.#parties = parties;
    this.#state = state;
    this.#at = at;
  }

  arrive(): void {
    const round = this.#at + 1;
    const current = Atomics.load(this.#state, round);
    if (Atomics.add(this.#state, this.#at, 1) + 1 === this.#parties) {
      Atomics.store(this.#state, this.#at, 0);
      Atomics.add(this.#state, round, 1);
      Atomics.notify(this.#state, round);
    } else {
      while (Atomics.load(this.#state, round) === current) Atomics.wait(this.#state, round, current);
    }
  }
}
// #endregion barreira

/** Um vetor de inteiros sobre memória que outras threads também enxergam. */
export function sharedInts(length: number): Int32Array<SharedArrayBuffer> {
  return new Int32Array(new SharedArrayBuffer(length * Int32Array.BYTES_PER_ELEMENT));
}
