/** Apoio: anda por um ciclo sorteado de posições e mede quanto leva cada passo. */
import { consume } from '@trilha/measure';
import { LINE_BYTES, randomCycle, seeded } from './core.ts';

const PER_LINE = LINE_BYTES / Uint32Array.BYTES_PER_ELEMENT;
const WARM_UP_NS = 30e6;

// #region perseguir
/** Cada leitura diz onde é a próxima: o processador não tem como adiantar a seguinte. */
export function follow(next: Uint32Array, steps: number): number {
  let at = 0;
  for (let step = 0; step < steps; step++) at = next[at] ?? 0;
  return at;
}
// #endregion perseguir

/**
 * Nanossegundos por operação de cada uma de `rounds` chamadas de `run`, já aquecida, do menor ao maior. Passe
 * `f.bind(null, …)`, e não uma seta: o V8 copiaria o laço para dentro da seta ao compilá-la com o Maglev, e ela pode
 * não chegar ao TurboFan. A mesma soma levava sete vezes mais.
 */
function timings(operations: number, run: () => number, rounds: number): number[] {
  const clock = () => Number(process.hrtime.bigint());
  for (const end = clock() + WARM_UP_NS; clock() < end; ) consume(run());
  const times = Array.from({ length: rounds }, () => {
    const start = clock();
    consume(run());
    return (clock() - start) / operations;
  });
  return times.sort((a, b) => a - b);
}

/** O tempo mediano de uma operação, em nanossegundos; `run` faz `operations` delas. */
export const medianNs = (operations: number, run: () => number, rounds = 31): number =>
  timings(operations, run, rounds)[rounds >> 1] ?? 0;

/** O menor tempo de um passo em cinco voltas: outro programa só atrasa, nunca adianta. */
export const timePerStep = (next: Uint32Array, steps: number): number =>
  timings(steps, follow.bind(null, next, steps), 5)[0] ?? 0;

/** Ciclo por linhas vizinhas que somam `bytes`: uma posição por linha de cache. */
export function cycleOver(bytes: number, seed = 1): Uint32Array {
  return randomCycle(bytes / LINE_BYTES, (index) => index * PER_LINE, seeded(seed));
}

/** A latência de uma leitura quando as linhas visitadas somam `bytes`. */
export function latencyAt(bytes: number): number {
  return timePerStep(cycleOver(bytes), Math.max(bytes / LINE_BYTES, 2 ** 18));
}
