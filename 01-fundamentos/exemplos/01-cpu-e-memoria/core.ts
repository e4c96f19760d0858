/**
 * Linhas de cache, caminhadas e patamares de latência. Puro: roda igual no Node e no navegador.
 */

/** Bytes que o processador busca de uma vez. É 64 nos x86 e na maioria dos ARM; nos Macs com chip M, 128. */
export const LINE_BYTES = 64;

// #region linhas
/** Em quantas linhas de cache diferentes caem `count` leituras de `bytes` bytes, uma a cada `step` bytes. */
export function linesTouched(count: number, step: number, bytes: number, line = LINE_BYTES): number {
  const lines = new Set<number>();
  for (let index = 0; index < count; index++) {
    const first = index * step;
    for (let at = first - (first % line); at < first + bytes; at += line) lines.add(at / line);
  }
  return lines.size;
}
// #endregion linhas

/** Números de 0 a 1, sempre os mesmos para a mesma semente (gerador congruente de 32 bits, de Numerical Recipes). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

// #region ciclo
/**
 * Uma volta em ordem sorteada por `count` posições: `next[a]` é a posição que vem depois de `a`, e a última leva à
 * primeira. `place` diz em que elemento fica cada posição.
 */
export function randomCycle(
  count: number,
  place: (index: number) => number,
  random: () => number,
): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, index) => index);
  for (let index = count - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1));
    [order[index], order[other]] = [order[other] ?? 0, order[index] ?? 0];
  }
  const next = new Uint32Array(place(count - 1) + 1);
  for (let index = 0; index < count; index++)
    next[place(order[index] ?? 0)] = place(order[(index + 1) % count] ?? 0);
  return next;
}
// #endregion ciclo

/** Um ponto da escada: o tempo de um passo quando as linhas visitadas somam `bytes`. */
export interface Point {
  bytes: number;
  ns: number;
}

/** Tamanhos vizinhos com latência parecida. */
export interface Plateau {
  from: number;
  to: number;
  lowest: number;
  highest: number;
}

// #region degraus
/** Junta os pontos em patamares; um novo começa quando o tempo passa de `jump` vezes o do ponto anterior. */
export function plateaus(points: readonly Point[], jump = 1.5): Plateau[] {
  const found: Plateau[] = [];
  let previous = Number.POSITIVE_INFINITY;
  for (const { bytes, ns } of points) {
    const last = found.at(-1);
    if (last && ns <= previous * jump) {
      last.to = bytes;
      last.lowest = Math.min(last.lowest, ns);
      last.highest = Math.max(last.highest, ns);
    } else found.push({ from: bytes, to: bytes, lowest: ns, highest: ns });
    previous = ns;
  }
  return found;
}
// #endregion degraus

/** Uma grade guardada linha a linha e um jeito de andar por ela. */
export interface Walk {
  rows: number;
  columns: number;
  /** Bytes de cada elemento: 1, 2, 4 ou 8. */
  bytes: number;
  order: 'rows' | 'columns';
  /** Quantas linhas de cache cabem ao mesmo tempo. */
  capacity: number;
}

/** Uma leitura da caminhada. */
export interface Visit {
  row: number;
  column: number;
  line: number;
  hit: boolean;
  /** As linhas presentes depois da leitura, da usada há mais tempo à mais recente. */
  present: readonly number[];
  evicted?: number;
}

// #region caminhada
/**
 * Anda pela grade com um cache em que qualquer linha cabe em qualquer lugar e sai a usada há mais tempo. Os caches de
 * verdade dividem as linhas em conjuntos e só aproximam essa regra.
 */
export function visits({ rows, columns, bytes, order, capacity }: Walk): Visit[] {
  const present: number[] = [];
  return Array.from({ length: rows * columns }, (_, step) => {
    const row = order === 'rows' ? Math.floor(step / columns) : step % rows;
    const column = order === 'rows' ? step % columns : Math.floor(step / rows);
    const line = Math.floor(((row * columns + column) * bytes) / LINE_BYTES);
    const at = present.indexOf(line);
    if (at >= 0) present.splice(at, 1);
    const evicted = at < 0 && present.length === capacity ? present.shift() : undefined;
    present.push(line);
    return {
      row,
      column,
      line,
      hit: at >= 0,
      present: [...present],
      ...(evicted !== undefined && { evicted }),
    };
  });
}
// #endregion caminhada
