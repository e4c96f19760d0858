import { pairedRatio, type RatioEstimate, type Summary, summarize } from './statistics.ts';

/**
 * `inconclusive`: a medição não decide quem é mais rápido, porque o intervalo de 95 % da razão contém 1 ou porque os
 * processos de uma gravação discordam.
 */
export type Verdict = 'reference' | 'faster' | 'slower' | 'inconclusive';

export interface CandidateResult extends Summary {
  name: string;
  samples: number[];
  /** O que só uma em cem chamadas passa. Só onde cada amostra é uma chamada. */
  p99?: number;
  /** Contra o primeiro candidato: 2 quer dizer o dobro. */
  ratio: RatioEstimate;
  /** Menor e maior mediana da razão entre os processos. Só no que `--gravar` publica. */
  ratioRange?: { min: number; max: number };
  /** Coletas de lixo começadas durante as amostras, todas as rodadas somadas. Contagem exata não tem. */
  collections?: number;
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

/** Resumo, razão e veredito de cada série; a primeira é a referência. */
export function judge(series: ReadonlyMap<string, readonly number[]>): CandidateResult[] {
  const reference = series.values().next().value ?? [];
  return [...series].map(([name, samples]) => {
    const ratio = pairedRatio(samples, reference);
    const verdict = samples === reference ? 'reference' : decide(ratio.low, ratio.high);
    return { name, ...summarize(samples), samples: [...samples], ratio, verdict };
  });
}

export function decide(low: number, high: number): Verdict {
  if (high < 1) return 'faster';
  return low > 1 ? 'slower' : 'inconclusive';
}
