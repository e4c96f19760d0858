import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { number, plot, readReport } from '@trilha/measure';
import { expect, it } from 'vitest';
import { jsonAndBinary, readIntegers, sumPrices } from './medir.ts';

const theory = join(import.meta.dirname, '../../teoria');
const recorded = () => readReport(join(import.meta.dirname, 'medir.gerado.json'));

it('o gráfico publicado corresponde ao relatório gravado', async () => {
  expect(await readFile(join(theory, 'imagens/05-medicao.gerado.svg'), 'utf8')).toBe(plot(await recorded()));
});

it('todo número medido aparece na lição como está no relatório', async () => {
  const lesson = await readFile(join(theory, '05-endianness-e-representacao.md'), 'utf8');
  const { comparisons, machine } = await recorded();
  for (const { title, results } of comparisons) {
    for (const { name, median } of results) expect(lesson, `${title}: ${name}`).toContain(number(median));
  }
  expect(lesson).toContain(`Node ${machine.node}`);
});

it('mede de verdade: os candidatos concordam e o tempo é positivo', async () => {
  const comparisons = [await sumPrices(), await readIntegers(), ...(await jsonAndBinary())];
  for (const { results } of comparisons) {
    for (const { median } of results) expect(median).toBeGreaterThan(0);
  }
});
