import { calibrate, sample, warmUp } from './sampling.ts';
import { pairedRatio, type RatioEstimate, type Summary, summarize } from './statistics.ts';

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
  /** Aquecimento de cada candidato, em ms. Padrão: 150 (basta para o compilador otimizador agir). */
  warmUpMs?: number;
  /** Confere, antes de medir, que os candidatos fazem o mesmo trabalho; deve lançar se não fizerem. */
  verify?: (results: ReadonlyMap<string, unknown>) => void;
  /** Relógio em nanossegundos. Padrão: `process.hrtime.bigint()`. */
  now?: () => number;
}

/** `inconclusive`: o intervalo de 95 % da razão contém 1, e a medição não decide quem é mais rápido. */
export type Verdict = 'reference' | 'faster' | 'slower' | 'inconclusive';

export interface CandidateResult extends Summary {
  name: string;
  samples: number[];
  /** Contra o primeiro candidato: 2 quer dizer o dobro. */
  ratio: RatioEstimate;
  verdict: Verdict;
}

export interface Comparison {
  title: string;
  /** Unidade dos valores: “ns por registro”, “bytes”. */
  unit: string;
  /** `counted`: contagem exata, sem repetição nem dispersão. */
  kind: 'timed' | 'counted';
  rounds: number;
  results: CandidateResult[];
  warnings: string[];
}

/** Mede candidatos em rodadas intercaladas e devolve medianas, dispersões e razões, em nanossegundos por operação. */
export async function compare(options: CompareOptions): Promise<Comparison> {
  const { candidates, rounds = 31, minSampleMs = 2, warmUpMs = 150, now = nanoseconds } = options;
  await verifyAll(options);
  const prepared = [];
  for (const candidate of candidates) {
    await warmUp(candidate.run, warmUpMs * 1e6, now);
    prepared.push({ candidate, calls: await calibrate(candidate.run, minSampleMs * 1e6, now) });
  }
  const series = new Map<string, number[]>(candidates.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    // A ordem gira a cada rodada: ninguém fica sempre com a cache que o anterior deixou.
    const start = round % prepared.length;
    for (const { candidate, calls } of [...prepared.slice(start), ...prepared.slice(0, start)]) {
      const elapsed = await sample(candidate.run, calls, now);
      series.get(candidate.name)?.push(elapsed / calls / (candidate.operations ?? 1));
    }
  }
  return conclude(options, rounds, series, minSampleMs);
}

/** Comparação de contagens exatas (bytes, chamadas de sistema): mesmo formato, sem relógio. */
export function count(options: {
  title: string;
  unit: string;
  values: Readonly<Record<string, number>>;
}): Comparison {
  const series = new Map(Object.entries(options.values).map(([name, value]) => [name, [value]]));
  const results = judge(series).map((result): CandidateResult => {
    const { median: ratio } = result.ratio;
    const verdict = result.verdict === 'reference' ? 'reference' : decide(ratio, ratio);
    return { ...result, ratio: { median: ratio, low: ratio, high: ratio }, verdict };
  });
  return { title: options.title, unit: options.unit, kind: 'counted', rounds: 1, results, warnings: [] };
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
  { title, operation }: CompareOptions,
  rounds: number,
  series: ReadonlyMap<string, readonly number[]>,
  minSampleMs: number,
): Comparison {
  const results = judge(series);
  const warnings = results
    .map(({ name, q1, q3, median }) => ({ name, percent: Math.round(((q3 - q1) / 2 / median) * 100) }))
    .filter(({ percent }) => percent > 10)
    .map(({ name, percent }) => `${name}: dispersão de ±${percent} %; feche outros programas e meça de novo`);
  if (minSampleMs < 1) warnings.push('amostras de menos de 1 ms: o relógio pesa no resultado');
  return { title, unit: `ns por ${operation}`, kind: 'timed', rounds, results, warnings };
}

function judge(series: ReadonlyMap<string, readonly number[]>): CandidateResult[] {
  const reference = series.values().next().value ?? [];
  return [...series].map(([name, samples]) => {
    const ratio = pairedRatio(samples, reference);
    const verdict = samples === reference ? 'reference' : decide(ratio.low, ratio.high);
    return { name, ...summarize(samples), samples: [...samples], ratio, verdict };
  });
}

function decide(low: number, high: number): Verdict {
  if (high < 1) return 'faster';
  return low > 1 ? 'slower' : 'inconclusive';
}

function nanoseconds(): number {
  return Number(process.hrtime.bigint());
}
