import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CandidateResult, number, plot, ratioText, readReport } from '@trilha/measure';
import { expect, it } from 'vitest';
import { inFolder, readApis, readMany, readSizes, writes } from './medir.ts';

const theory = join(import.meta.dirname, '../../teoria');
const recorded = () => readReport(join(import.meta.dirname, 'medir.gerado.json'));
const lesson = () => readFile(join(theory, '02-system-calls.md'), 'utf8');

/** A seção “Comparação” da lição, de um título de segundo nível ao outro. */
async function comparisonSection(): Promise<string> {
  return (await lesson()).split(/^## /m).find((section) => section.startsWith('Comparação')) ?? '';
}

it('o gráfico publicado corresponde ao relatório gravado', async () => {
  expect(await readFile(join(theory, 'imagens/02-medicao.gerado.svg'), 'utf8')).toBe(plot(await recorded()));
});

it('cada linha das tabelas traz a mediana e a razão do relatório', async () => {
  const rows = (await comparisonSection()).replaceAll('`', '').split('\n');
  for (const { title, results } of (await recorded()).comparisons) {
    for (const result of results) {
      const row = rows.find((line) => line.startsWith(`| ${result.name} |`)) ?? 'sem linha na tabela';
      expect(row, `${title}: ${result.name}`).toContain(number(result.median));
      if (result.verdict !== 'reference') expect(row, title).toContain(ratioText(result));
    }
  }
});

it('toda razão citada no texto é uma das publicadas, e não um quociente de medianas', async () => {
  const { comparisons } = await recorded();
  const published = comparisons.flatMap(({ results }) => results).flatMap(written);
  const quoted = [...(await comparisonSection()).matchAll(/([\d.,]*\d) vezes/g)].map((match) => match[1]);
  expect(quoted.length).toBeGreaterThan(2);
  for (const ratio of quoted) expect(published).toContain(ratio);
});

/** A razão com dois e com três algarismos significativos. */
const written = ({ ratio }: CandidateResult) => [number(ratio.median, 2), number(ratio.median)];

it('a lição diz em que Node e em quantos processos se mediu', async () => {
  const { machine, loads } = await recorded();
  expect(await comparisonSection()).toContain(`Node ${machine.node}`);
  expect(loads).toHaveLength(5);
  expect(await comparisonSection()).toContain('cinco processos');
});

it('mede de verdade: o tempo é positivo e os pedidos são os que o programa faz', {
  timeout: 60_000,
}, async () => {
  const all = await inFolder(async (folder) => [
    ...(await readSizes(folder)),
    await readApis(folder),
    await readMany(folder),
    await writes(folder),
  ]);
  for (const { results } of all) for (const { median } of results) expect(median).toBeGreaterThan(0);
  const asked = all.find(({ kind }) => kind === 'counted')?.results.map(({ median }) => median);
  if (asked) expect(asked).toEqual([1, 17, 65_537]);
});
