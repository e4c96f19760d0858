import { PerformanceObserver } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';

interface Span {
  name: string;
  from: number;
  to: number;
}

/** Conta as coletas de lixo que começam enquanto cada candidato trabalha. */
export class CollectionCounter {
  readonly #starts: number[] = [];
  readonly #spans: Span[] = [];
  readonly #observer = new PerformanceObserver((list) => this.#keep(list.getEntries()));

  constructor() {
    this.#observer.observe({ type: 'gc' });
  }

  async during<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    const from = performance.now();
    const result = await work();
    this.#spans.push({ name, from, to: performance.now() });
    return result;
  }

  /** Total por nome. O Node só entrega as coletas numa volta do laço de eventos; por isso a espera. */
  async finish(): Promise<Map<string, number>> {
    await setImmediate();
    this.#keep(this.#observer.takeRecords());
    this.#observer.disconnect();
    const totals = new Map<string, number>();
    for (const { name, from, to } of this.#spans) {
      const inside = this.#starts.filter((start) => start >= from && start <= to).length;
      totals.set(name, (totals.get(name) ?? 0) + inside);
    }
    return totals;
  }

  #keep(entries: readonly { startTime: number }[]): void {
    for (const { startTime } of entries) this.#starts.push(startTime);
  }
}
