import { stripVTControlCharacters } from 'node:util';
import { wrap } from './terminal.ts';

const length = (text: string) => [...stripVTControlCharacters(text)].length;

/** As células de uma tabela em Markdown, com a linha de traços fora. Uma barra escapada não separa. */
export function tableCells(source: string): string[][] {
  return source
    .trim()
    .split('\n')
    .filter((_, index) => index !== 1)
    .map((line) =>
      line
        .trim()
        .replaceAll(/^\||(?<!\\)\|$/g, '')
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim().replaceAll('\\|', '|')),
    );
}

/** Alinha as colunas; se não cabe na largura, cada linha vira um item com `coluna: valor`. */
export function renderTable(cells: string[][], width: number, indent = ''): string {
  const [head = [], ...rows] = cells;
  const widths = head.map((_, column) => Math.max(...cells.map((row) => length(row[column] ?? ''))));
  const total = widths.reduce((sum, each) => sum + each + 2, indent.length - 2);
  return total <= width ? aligned(head, rows, widths, indent) : asList(head, rows, width, indent);
}

function aligned(head: string[], rows: string[][], widths: number[], indent: string): string {
  const line = (row: string[]) =>
    (
      indent + widths.map((size, at) => (row[at] ?? '') + ' '.repeat(size - length(row[at] ?? ''))).join('  ')
    ).trimEnd();
  const rule = indent + widths.map((size) => '─'.repeat(size)).join('  ');
  return [line(head), rule, ...rows.map(line)].join('\n');
}

function asList(head: string[], rows: string[][], width: number, indent: string): string {
  const field = (name: string, value: string, first: boolean) => {
    const mark = first ? '- ' : '  ';
    return wrap(name === '' ? value : `${name}: ${value}`, width, indent + mark, `${indent}    `);
  };
  return rows
    .map((row) =>
      head
        .map((name, at) => ({ name, value: row[at] ?? '' }))
        .filter(({ value }) => value !== '')
        .map(({ name, value }, at) => field(name, value, at === 0))
        .join('\n'),
    )
    .join('\n');
}
