import type { Comparison } from './comparison.ts';
import { dateText, machineLine, ratioText, withSpread } from './format.ts';
import type { Report } from './report-format.ts';

/**
 * As medidas de quem lê ao lado das do livro, candidato por candidato. O que só um dos dois mediu fica vazio no outro:
 * o livro muda, e uma medição antiga não deixa de valer.
 *
 * @returns texto para o terminal
 */
export function beside(reader: Report, book: Report): string {
  const titles = new Set([...reader.comparisons, ...book.comparisons].map(({ title }) => title));
  const tables = [...titles].map((title) => {
    const find = ({ comparisons }: Report) => comparisons.find((each) => each.title === title);
    return comparisonBeside(title, find(reader), find(book));
  });
  return [
    `aqui:     ${machineLine(reader.machine)}, ${dateText(reader.date)}`,
    `no livro: ${machineLine(book.machine)}, ${dateText(book.date)}`,
    ...tables,
  ].join('\n');
}

function comparisonBeside(
  title: string,
  reader: Comparison | undefined,
  book: Comparison | undefined,
): string {
  const names = new Set([...(reader?.results ?? []), ...(book?.results ?? [])].map(({ name }) => name));
  const head = ['', 'aqui', 'razão', 'no livro', 'razão'];
  const rows = [...names].map((name) => [name, ...cells(reader, name), ...cells(book, name)]);
  const widths = head.map((_, at) => Math.max(...[head, ...rows].map((row) => row[at]?.length ?? 0)));
  const line = (row: string[]) => row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ');
  const unit = reader?.unit ?? book?.unit;
  return [`\n${title} (${unit})`, ...[head, ...rows].map((row) => `  ${line(row)}`.trimEnd())].join('\n');
}

function cells(comparison: Comparison | undefined, name: string): [string, string] {
  const found = comparison?.results.find((result) => result.name === name);
  return found === undefined ? ['', ''] : [withSpread(found), ratioText(found)];
}
