import { CollectionCounter } from './collections.ts';
import { type Comparison, judge } from './comparison.ts';
import { calibrate, sample, warmUp } from './sampling.ts';
import { shuffler } from './shuffle.ts';
import { quantile } from './statistics.ts';

/** Um jeito de fazer o mesmo trabalho. */
export interface Candidate {
  name: string;
  /**
   * Faz o trabalho `operations` vezes e devolve algo que dependa de todo ele. Abaixo de ~1 µs por chamada o laço
   * da medição pesa no número: faça um lote e diga o tamanho em `operations`.
   */
  run: () => unknown;
  /** Operações feitas em cada chamada de `run`. Padrão: 1. */
  operations?: number;
}

export interface CompareOptions {
  title: string;
  /** O que é uma operação, no singular: “registro”, “soma”. */
  operation: string;
  /** O primeiro é a referência das razões. */
  candidates: readonly Candidate[];
  /** Rodadas intercaladas. Padrão: 31. */
  rounds?: number;
  /**
   * Duração mínima de cada amostra, em ms. Padrão: 2. É 20 mil vezes a resolução do relógio (~100 ns) e menos que a
   * fatia do escalonador (~3 ms): em máquina ocupada, a maioria das amostras escapa inteira de uma troca de contexto.
   */
  minSampleMs?: number;
  /**
   * Uma chamada por amostra, e o percentil 99 ao lado da mediana. Só para o que dura bem mais que a resolução do relógio,
   * como uma ida ao banco, e com ao menos cem rodadas. Padrão: `false`.
   */
  tail?: boolean;
  /** Aquecimento de cada candidato, em ms. Padrão: 150 (basta para o compilador otimizador agir). */
  warmUpMs?: number;
  /** Confere, antes de medir, que os candidatos fazem o mesmo trabalho; deve lançar se não fizerem. */
  verify?: (results: ReadonlyMap<string, unknown>) => void;
  /** Relógio em nanossegundos. Padrão: `process.hrtime.bigint()`. */
  now?: () => number;
}

/**
 * Mede candidatos em rodadas intercaladas e devolve medianas, dispersões, razões e coletas de lixo, em nanossegundos
 * por operação. Candidato que não deveria alocar e tem coletas está medindo outra coisa.
 */
export async function compare(options: CompareOptions): Promise<Comparison> {
  const {
    candidates,
    rounds = 31,
    minSampleMs = 2,
    warmUpMs = 150,
    tail = false,
    now = nanoseconds,
  } = options;
  await verifyAll(options);
  const prepared = [];
  for (const candidate of candidates) {
    await warmUp(candidate.run, warmUpMs * 1e6, now);
    prepared.push({ candidate, calls: tail ? 1 : await calibrate(candidate.run, minSampleMs * 1e6, now) });
  }
  const series = new Map<string, number[]>(candidates.map(({ name }) => [name, []]));
  const shuffle = shuffler();
  const counter = new CollectionCounter();
  for (let round = 0; round < rounds; round++) {
    for (const { candidate, calls } of shuffle(prepared)) {
      const elapsed = await counter.during(candidate.name, () => sample(candidate.run, calls, now));
      series.get(candidate.name)?.push(elapsed / calls / (candidate.operations ?? 1));
    }
  }
  return conclude({ ...options, rounds, minSampleMs }, series, await counter.finish());
}

async function verifyAll({ candidates, verify }: CompareOptions): Promise<void> {
  if (candidates.length < 2) throw new RangeError('uma comparação precisa de ao menos dois candidatos');
  if (new Set(candidates.map(({ name }) => name)).size !== candidates.length) {
    throw new RangeError('dois candidatos têm o mesmo nome');
  }
  const results = new Map<string, unknown>();
  for (const { name, run } of candidates) results.set(name, await run());
  verify?.(results);
}

function conclude(
  { title, operation, rounds, minSampleMs, tail }: CompareOptions & { rounds: number; minSampleMs: number },
  series: ReadonlyMap<string, readonly number[]>,
  collections: ReadonlyMap<string, number>,
): Comparison {
  const results = judge(series).map((result) => ({
    ...result,
    ...(tail && {
      p99: quantile(
        result.samples.toSorted((a, b) => a - b),
        0.99,
      ),
    }),
    collections: collections.get(result.name) ?? 0,
  }));
  const warnings = results
    .map(({ name, q1, q3, median }) => ({ name, percent: Math.round(((q3 - q1) / 2 / median) * 100) }))
    .filter(({ percent }) => percent > 10)
    .map(({ name, percent }) => `${name}: dispersão de ±${percent} %; feche outros programas e meça de novo`);
  if (minSampleMs < 1 && !tail) warnings.push('amostras de menos de 1 ms: o relógio pesa no resultado');
  return { title, unit: `ns por ${operation}`, kind: 'timed', rounds, results, warnings };
}

function nanoseconds(): number {
  return Number(process.hrtime.bigint());
}
