import { execFile } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type CandidateResult, type Comparison, decide } from './comparison.ts';
import type { Report } from './report-format.ts';

/** Processos de uma gravação: o que chama `publish` e mais quatro. */
const PROCESSES = 5;
/** Entre um processo e outro: o minuto de trabalho de um vizinho não pode alcançar os cinco. */
const PAUSE_MS = 60_000;

/**
 * Repete a medição em processos novos e escolhe as comparações publicadas. Cada processo tem a sua compilação e a sua
 * disposição de memória; repetir rodadas num processo só não mostra essa variação.
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
 * De cada comparação, a do processo mais rápido, com a faixa de cada razão entre todos. A regra é fixada antes de medir
 * e não olha a dispersão: um vizinho constante na outra metade do núcleo dobra os tempos sem aumentá-la. Contam todos
 * os candidatos, e não só a referência: somar `number` espera o resultado anterior e quase não sente o vizinho, que
 * dobra o tempo de quem ocupa o núcleo inteiro.
 */
export function choose(reports: readonly Report[]): Report {
  const first = reports[0];
  if (!first) throw new RangeError('nenhum relatório para escolher');
  return {
    ...first,
    loads: reports.map(({ load }) => load),
    comparisons: first.comparisons.map((_, at) =>
      chooseOne(reports.flatMap(({ comparisons }) => comparisons[at] ?? [])),
    ),
  };
}

function chooseOne(all: readonly Comparison[]): Comparison {
  const fastest = all.toSorted((a, b) => typicalTime(a) - typicalTime(b))[0];
  if (!fastest) throw new RangeError('nenhuma comparação para escolher');
  return withRanges(fastest, all);
}

/** Média geométrica das medianas: nenhum candidato pesa mais por ser mais lento. */
function typicalTime({ results }: Comparison): number {
  return Math.exp(results.reduce((sum, { median }) => sum + Math.log(median), 0) / results.length);
}

function withRanges(comparison: Comparison, all: readonly Comparison[]): Comparison {
  if (comparison.kind === 'counted') return comparison;
  const results = comparison.results.map((result): CandidateResult => {
    if (result.verdict === 'reference') return result;
    const ratios = all.flatMap(
      (other) => other.results.find(({ name }) => name === result.name)?.ratio ?? [],
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
