import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { count, number, plot, publish, readReport, table } from '../src/index.ts';
import { niceTicks } from '../src/plot.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'medida com espaço '));
  vi.spyOn(console, 'log').mockImplementation(() => {});
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
});

const comparisons = [
  count({ title: 'Tamanho <de> “A & B”', unit: 'bytes', values: { JSON: 1234, binário: 300 } }),
];

async function publishWith(argv: string[]) {
  const book = { json: join(folder, 'livro.json'), svg: join(folder, 'livro.svg') };
  const readerFolder = join(folder, 'leitor');
  return publish({ id: 'x', title: '<Teste>', command: 'npx x', comparisons, book, argv, readerFolder });
}

it('sem --gravar, o número é de quem lê; com --gravar, é do livro', async () => {
  expect(await publishWith([])).toEqual([join(folder, 'leitor', 'x.json'), join(folder, 'leitor', 'x.svg')]);
  expect(await publishWith(['--gravar'])).toEqual([join(folder, 'livro.json'), join(folder, 'livro.svg')]);
});

it('com --json só imprime o relatório, sem gravar', async () => {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  expect(await publishWith(['--json', '--gravar'])).toEqual([]);
  const printed = write.mock.calls.map(([chunk]) => String(chunk)).join('');
  expect(JSON.parse(printed)).toMatchObject({ format: 1, id: 'x', comparisons });
  expect(console.log).not.toHaveBeenCalled();
});

it('o relatório lido de volta tem máquina, data, comando e os mesmos números', async () => {
  const [json = ''] = await publishWith([]);
  const report = await readReport(json);
  expect(report.comparisons).toEqual(comparisons);
  expect(report.command).toBe('npx x');
  expect(report.machine.node).toBe(process.versions.node);
  expect(Date.parse(report.date)).toBeGreaterThan(0);
});

it('recusa JSON que não é relatório', async () => {
  await expect(readReport(join(import.meta.dirname, '..', 'package.json'))).rejects.toThrow(
    'não é um relatório',
  );
});

it('o desenho é XML bem formado, com descrição, rótulos e eixo que começa em zero', async () => {
  const [json = ''] = await publishWith([]);
  const svg = plot(await readReport(json));
  expect(svg).toContain('>&lt;Teste&gt;</title>');
  expect(svg).toContain('Tamanho &lt;de&gt; “A &amp; B”');
  expect(svg).toContain('<desc id="medida-resumo">');
  expect(svg).toContain('>1.234</text>');
  expect(svg).toMatch(/text-anchor="middle">0<\/text>/);
  expect(await readFile(join(folder, 'leitor', 'x.svg'), 'utf8')).toBe(svg);
});

it('escreve números com vírgula decimal e três algarismos', () => {
  expect([1234.5, 12.345, 0.045678, 100.4].map((value) => number(value))).toEqual([
    '1.235',
    '12,3',
    '0,0457',
    '100',
  ]);
});

it('alinha a tabela', () => {
  expect(table(comparisons[0] ?? count({ title: '', unit: '', values: { a: 1 } }))).toBe(
    [
      'Tamanho <de> “A & B”',
      '           bytes  razão',
      '  JSON     1.234  1 (referência)',
      '  binário    300  0,243×',
    ].join('\n'),
  );
});

it('escolhe marcas redondas que cobrem o maior valor', () => {
  expect(niceTicks(97)).toEqual([0, 20, 40, 60, 80, 100]);
  expect(niceTicks(1234)).toEqual([0, 500, 1000, 1500]);
  expect(niceTicks(3)).toEqual([0, 1, 2, 3]);
});
