import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import type { CandidateResult } from './comparison.ts';
import { number, ratioText } from './format.ts';
import { plot } from './plot.ts';
import { readReport } from './report.ts';

/**
 * Prova que a seção “Comparação” da lição diz o que o relatório gravado diz: gráfico, tabelas, razões citadas no texto,
 * versão do Node e número de processos.
 *
 * @param folder pasta dos exemplos do conceito, com o `medir.gerado.json`: `01-fundamentos/exemplos/05-slug`
 */
export function lessonQuotesReport(folder: string): void {
  const slug = basename(folder);
  const theory = join(folder, '../../teoria');
  const recorded = () => readReport(join(folder, 'medir.gerado.json'));

  /** Do título de segundo nível ao outro. */
  async function comparisonSection(): Promise<string> {
    const lesson = await readFile(join(theory, `${slug}.md`), 'utf8');
    return lesson.split(/^## /m).find((section) => section.startsWith('Comparação')) ?? '';
  }

  it('o gráfico publicado corresponde ao relatório gravado', async () => {
    const picture = join(theory, `imagens/${slug.slice(0, 2)}-medicao.gerado.svg`);
    expect(await readFile(picture, 'utf8')).toBe(plot(await recorded()));
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

  it('a lição diz em que Node e em quantos processos se mediu', async () => {
    const { machine, loads } = await recorded();
    expect(await comparisonSection()).toContain(`Node ${machine.node}`);
    expect(loads).toHaveLength(5);
    expect(await comparisonSection()).toContain('cinco processos');
  });
}

/** A razão com dois e com três algarismos significativos. */
const written = ({ ratio }: CandidateResult) => [number(ratio.median, 2), number(ratio.median)];
