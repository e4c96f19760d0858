import { type Comparison, isUnstable, number, type Report, withSpread } from './report.ts';

export interface Bar {
  who: 'book' | 'reader';
  label: string;
  /** Fração do eixo, de 0 a 1; o eixo começa em zero. */
  size: number;
  /** Quartis, na mesma escala. */
  low: number;
  high: number;
  /** Variou mais do que permite comparar. */
  unstable: boolean;
}

interface PlotRow {
  name: string;
  bars: Bar[];
}

export interface Plot {
  title: string;
  unit: string;
  rows: PlotRow[];
}

/** Junta os números do livro e os do leitor, candidato a candidato, na mesma escala. */
export function buildPlots(book: Report | undefined, reader: Report | undefined): Plot[] {
  const base = book ?? reader;
  return (base?.comparisons ?? []).map((comparison) => {
    const twin = (report: Report | undefined) =>
      report?.comparisons.find(({ title }) => title === comparison.title);
    return onePlot(comparison, twin(book), twin(reader));
  });
}

function onePlot(base: Comparison, book: Comparison | undefined, reader: Comparison | undefined): Plot {
  const all = [...(book?.results ?? []), ...(reader?.results ?? [])];
  const top = Math.max(...all.map(({ median, q3 }) => Math.max(median, q3)), Number.MIN_VALUE);
  const bar = (who: Bar['who'], from: Comparison | undefined, name: string): Bar[] => {
    const result = from?.results.find((candidate) => candidate.name === name);
    if (result === undefined) return [];
    return [
      {
        who,
        label: withSpread(result),
        size: result.median / top,
        low: result.q1 / top,
        high: result.q3 / top,
        unstable: isUnstable(result),
      },
    ];
  };
  return {
    title: base.title,
    unit: base.unit,
    rows: base.results.map(({ name }) => ({
      name,
      bars: [...bar('book', book, name), ...bar('reader', reader, name)],
    })),
  };
}

/** O que dizer quando parte das medições variou demais; vazio quando nenhuma. */
export function noiseNote(report: Report): string {
  const results = report.comparisons.flatMap((comparison) => comparison.results);
  const noisy = results.filter(isUnstable).length;
  if (noisy === 0) return '';
  const verb = noisy === 1 ? 'variou' : 'variaram';
  return `instável: ${noisy} de ${results.length} ${verb} mais de 20 %. Feche o que puder e meça de novo.`;
}

/** Máquina e data em uma linha: sem isto um número não quer dizer nada. */
export function provenance(report: Report): string {
  const { cpu, cores, memoryGiB, node } = report.machine;
  const date = new Intl.DateTimeFormat('pt-BR', { dateStyle: 'long' }).format(new Date(report.date));
  return `${cpu}, ${cores} núcleos, ${number(memoryGiB)} GiB, Node ${node}, ${date}`;
}
