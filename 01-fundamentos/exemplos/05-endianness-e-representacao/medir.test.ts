import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CandidateResult, number, plot, ratioText, readReport } from '@trilha/measure';
import { expect, it } from 'vitest';
import { COMPRESSED, RAW, sameRecords } from './forms.ts';
import { readIntegers, recordForms, sumPrices } from './medir.ts';
import { samplePlaybacks } from './registros.ts';

const theory = join(import.meta.dirname, '../../teoria');
const recorded = () => readReport(join(import.meta.dirname, 'medir.gerado.json'));
const lesson = () => readFile(join(theory, '05-endianness-e-representacao.md'), 'utf8');

/** A seção “Comparação” da lição, de um título de segundo nível ao outro. */
async function comparisonSection(): Promise<string> {
  return (await lesson()).split(/^## /m).find((section) => section.startsWith('Comparação')) ?? '';
}

it('o gráfico publicado corresponde ao relatório gravado', async () => {
  expect(await readFile(join(theory, 'imagens/05-medicao.gerado.svg'), 'utf8')).toBe(plot(await recorded()));
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

it('cada forma devolve os registros que recebeu', () => {
  const records = samplePlaybacks(50, 1);
  for (const [name, { encode, decode }] of Object.entries({ ...RAW, ...COMPRESSED }))
    expect(sameRecords(decode(encode(records)), records), name).toBe(true);
  expect(sameRecords(records.slice(1), records)).toBe(false);
});

it('mede de verdade: os candidatos concordam e o tempo é positivo', { timeout: 60_000 }, async () => {
  const prices = await sumPrices();
  for (const { results } of [prices, await readIntegers(), ...(await recordForms())]) {
    for (const { median } of results) expect(median).toBeGreaterThan(0);
  }
  // Somar number não aloca a cada passo; somar BigInt aloca.
  const [cents, reais, big] = prices.results.map(({ collections = -1 }) => collections);
  expect(Math.max(cents ?? -1, reais ?? -1)).toBeLessThanOrEqual(1);
  expect(big).toBeGreaterThan(1);
});
