/** Resumo de uma série de amostras. Mediana e quartis: uma amostra que pegou o coletor de lixo não os move. */
export interface Summary {
  median: number;
  q1: number;
  q3: number;
  min: number;
  max: number;
}

/** Mediana de razões pareadas, com intervalo de confiança de pelo menos 95 %. */
export interface RatioEstimate {
  median: number;
  low: number;
  high: number;
}

/**
 * Quantil por interpolação linear entre estatísticas de ordem (definição 7 de Hyndman e Fan, 1996).
 *
 * @param sorted amostras em ordem crescente, ao menos uma
 * @param p entre 0 e 1
 */
export function quantile(sorted: readonly number[], p: number): number {
  const position = (sorted.length - 1) * p;
  const below = Math.floor(position);
  const low = at(sorted, below);
  const high = at(sorted, Math.min(below + 1, sorted.length - 1));
  return low + (high - low) * (position - below);
}

export function summarize(samples: readonly number[]): Summary {
  const sorted = ascending(samples);
  return {
    median: quantile(sorted, 0.5),
    q1: quantile(sorted, 0.25),
    q3: quantile(sorted, 0.75),
    min: at(sorted, 0),
    max: at(sorted, sorted.length - 1),
  };
}

/**
 * Compara duas séries rodada a rodada. Como as rodadas são intercaladas, um vizinho barulhento tende a atingir os dois
 * candidatos, e a razão atenua o efeito; não o elimina, porque ele pode começar no meio da rodada ou pesar mais em
 * quem usa mais memória. O intervalo vem do teste do sinal: não supõe distribuição alguma, mas supõe rodadas
 * independentes, e um barulho que dura várias delas o deixa estreito demais.
 *
 * @returns com menos de 6 rodadas nenhum intervalo alcança 95 %: `low` é 0 e `high` é infinito
 */
export function pairedRatio(samples: readonly number[], reference: readonly number[]): RatioEstimate {
  if (samples.length !== reference.length) throw new RangeError('as duas séries precisam do mesmo tamanho');
  const ratios = ascending(samples.map((sample, index) => sample / at(reference, index)));
  const rank = signTestRank(ratios.length);
  return {
    median: quantile(ratios, 0.5),
    low: rank === 0 ? 0 : at(ratios, rank - 1),
    high: rank === 0 ? Number.POSITIVE_INFINITY : at(ratios, ratios.length - rank),
  };
}

/**
 * Maior k tal que o intervalo [x(k), x(n−k+1)] contém a mediana com probabilidade de ao menos 95 %. A conta é em
 * logaritmos porque 0,5^n é 0 a partir de n = 1.075.
 */
export function signTestRank(n: number): number {
  let logProbability = n * Math.log(0.5);
  let tail = Math.exp(logProbability);
  let rank = 0;
  while (tail <= 0.025) {
    rank += 1;
    logProbability += Math.log((n - rank + 1) / rank);
    tail += Math.exp(logProbability);
  }
  return rank;
}

function ascending(values: readonly number[]): number[] {
  if (values.length === 0) throw new RangeError('nenhuma amostra');
  return values.toSorted((a, b) => a - b);
}

function at(values: readonly number[], index: number): number {
  const value = values[index];
  if (value === undefined) throw new RangeError(`índice ${index} fora da série`);
  return value;
}
