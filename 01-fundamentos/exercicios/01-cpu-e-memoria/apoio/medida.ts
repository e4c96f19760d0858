/** Quantas vezes a resposta é mais rápida que o relatório de partida, na mesma rodada. */
import type { Play } from '../exercicio.ts';

interface Report {
  secondsByCountry(from: number, to: number): number[];
}

export const COUNT = 150_000;
const FIRST = 1_700_000_000;
const DAY = 86_400;

/** O mínimo para passar. Colunas ficam perto de 12; listas comuns e objetos menores, perto de 4; o ponto de partida, em 1. */
export const TIMES_FASTER = 2;

type Integer = (low: number, high: number) => number;

/** Inteiros de `low` a `high`, sempre os mesmos para a mesma semente. */
export function integers(seed: number): Integer {
  let state = seed;
  return (low, high) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return low + Math.floor((state / 2 ** 32) * (high - low + 1));
  };
}

/** Exibições em ordem sorteada: cada objeto está longe, na memória, do que vem antes dele no vetor. */
export function makePlays(count: number, integer: Integer): Play[] {
  const plays = Array.from({ length: count }, () => ({
    videoId: integer(0, 999),
    userId: integer(0, 99_999),
    startedAt: FIRST + integer(0, DAY - 1),
    seconds: integer(0, 600),
    device: integer(0, 3),
    country: integer(0, 199),
    quality: integer(0, 7),
    finished: integer(0, 1) === 1,
  }));
  for (let index = count - 1; index > 0; index--) {
    const other = integer(0, index);
    [plays[index], plays[other]] = [plays[other] as Play, plays[index] as Play];
  }
  return plays;
}

/** O relatório do arquivo inicial. */
export function scanObjects(plays: readonly Play[], from: number, to: number): number[] {
  const totals = new Array<number>(256).fill(0);
  for (const { startedAt, seconds, country } of plays)
    if (startedAt >= from && startedAt < to) totals[country] = (totals[country] ?? 0) + seconds;
  return totals;
}

/** Guardado antes de o arquivo do leitor carregar. */
const now = performance.now.bind(performance);

function timed<T>(run: () => T): { value: T; ms: number } {
  const start = now();
  const value = run();
  return { value, ms: now() - start };
}

export interface Round {
  from: number;
  to: number;
  received: number[];
  expected: number[];
  /** Quantas vezes a resposta foi mais rápida que a varredura de objetos. */
  ratio: number;
}

const WARM_UP_MS = 60;

/** Deixa o compilador agir: as primeiras chamadas de uma função são as mais lentas. */
export function warmUp(report: Report): void {
  const end = now() + WARM_UP_MS;
  do report.secondsByCountry(FIRST, FIRST + DAY);
  while (now() < end);
}

/** Cada janela é diferente e deixa de fora poucas exibições: a resposta não pode ser guardada. */
export function compare(report: Report, plays: readonly Play[], rounds: number, integer: Integer): Round[] {
  return Array.from({ length: rounds }, () => {
    const from = FIRST + integer(0, 99);
    const to = FIRST + DAY - integer(0, 99);
    const slow = timed(() => scanObjects(plays, from, to));
    const yours = timed(() => report.secondsByCountry(from, to));
    return { from, to, received: yours.value, expected: slow.value, ratio: slow.ms / yours.ms };
  });
}

/** O valor abaixo do qual fica a parte `part` dos números. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}
