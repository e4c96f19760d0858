import { execFile } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type CandidateResult, type Comparison, decide } from './comparison.ts';
import type { ProcessSummary, Report } from './report-format.ts';

/** Processos de uma gravação: o que chama `publish` e mais quatro. */
const PROCESSES = 5;
/** Entre um processo e outro: um vizinho que trabalha por meio minuto não pode alcançar os cinco. */
const PAUSE_MS = 20_000;

/**
 * Repete a medição em processos novos e escolhe a publicada. Cada processo tem a sua compilação e a sua disposição de
 * memória; repetir rodadas num processo só não mostra essa variação.
 *
 * @param measureAgain mede de novo, em outro processo
 */
export async function amongProcesses(
  first: Report,
  measureAgain: () => Promise<Report> = inNewProcess,
): Promise<Report> {
  if (!first.comparisons.some(({ kind }) => kind === 'timed')) return first;
  const reports = [first];
  while (reports.length < PROCESSES) {
    console.log(`processo ${reports.length + 1} de ${PROCESSES}…`);
    reports.push(await measureAgain());
  }
  return choose(reports);
}

/**
 * O relatório em que as referências foram mais rápidas, com a faixa de cada razão entre todos. A regra é fixada antes
 * de medir e não olha a dispersão: um vizinho constante dobra os tempos sem aumentá-la.
 */
export function choose(reports: readonly Report[]): Report {
  const best = reports.toSorted((a, b) => referenceTime(a) - referenceTime(b))[0];
  if (!best) throw new RangeError('nenhum relatório para escolher');
  return {
    ...best,
    processes: reports.map(
      (report): ProcessSummary => ({ reference: referenceTime(report), load: report.load }),
    ),
    comparisons: best.comparisons.map((comparison, at) =>
      withRanges(
        comparison,
        reports.map(({ comparisons }) => comparisons[at]),
      ),
    ),
  };
}

/** Média geométrica das medianas das referências: nenhuma comparação pesa mais por ter números maiores. */
function referenceTime({ comparisons }: Report): number {
  const medians = comparisons
    .filter(({ kind }) => kind === 'timed')
    .map(({ results }) => results[0]?.median ?? Number.NaN);
  return Math.exp(medians.reduce((sum, median) => sum + Math.log(median), 0) / medians.length);
}

function withRanges(comparison: Comparison, all: readonly (Comparison | undefined)[]): Comparison {
  if (comparison.kind === 'counted') return comparison;
  const results = comparison.results.map((result): CandidateResult => {
    if (result.verdict === 'reference') return result;
    const ratios = all.flatMap(
      (other) => other?.results.find(({ name }) => name === result.name)?.ratio ?? [],
    );
    const medians = ratios.map(({ median }) => median);
    const ratioRange = { min: Math.min(...medians), max: Math.max(...medians) };
    const { low, high } = result.ratio;
    const verdict = decide(Math.min(low, ratioRange.min), Math.max(high, ratioRange.max));
    return { ...result, ratioRange, verdict };
  });
  return { ...comparison, results };
}

async function inNewProcess(): Promise<Report> {
  await setTimeout(PAUSE_MS);
  const [node = '', program = '', ...args] = process.argv;
  const rest = args.filter((argument) => argument !== '--gravar');
  const { stdout } = await promisify(execFile)(node, [...process.execArgv, program, ...rest, '--json'], {
    maxBuffer: 64 * 2 ** 20,
  });
  return JSON.parse(stdout) as Report;
}
