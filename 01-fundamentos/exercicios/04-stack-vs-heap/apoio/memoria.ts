/** O que ainda está na memória, depois de uma coleta forçada. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
/** Força uma coleta completa. */
export const collect = runInNewContext('gc') as () => void;

/** Duas voltas do laço e uma coleta em cada: o alvo de um WeakRef lido numa volta fica vivo até o fim dela. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 2; turn++) {
    await new Promise((resolve) => setImmediate(resolve));
    collect();
  }
}

/** Bytes que `keep` deixou presos no heap; o que ele devolve fica vivo até a medida. */
export async function retained(keep: () => object): Promise<number> {
  collect();
  const before = process.memoryUsage().heapUsed;
  const held = [keep()];
  await new Promise((resolve) => setImmediate(resolve));
  collect();
  const bytes = process.memoryUsage().heapUsed - before;
  held.length = 0;
  return bytes;
}

/** Objetos que se podem contar depois: quantos dos criados ainda estão na memória. */
export class Tracked {
  readonly #alive: WeakRef<object>[] = [];

  create(id: string): { id: string } {
    const object = { id };
    this.#alive.push(new WeakRef(object));
    return object;
  }

  /** Os ids dos que sobreviveram à coleta. */
  async survivors(): Promise<string[]> {
    await settle();
    return this.#alive.flatMap((weak) => {
      const object = weak.deref() as { id: string } | undefined;
      return object ? [object.id] : [];
    });
  }
}

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
