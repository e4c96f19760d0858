import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readReport, text } from '@trilha/measure';
import { expect, test } from 'vitest';
import { compareConfiguration } from '../comparacao/configuracao.ts';
import { expected } from '../erros-comuns/esperado.ts';
import { stage } from '../verificar/etapa.ts';
import { block, readme, write } from './leiame.ts';
import { STAGE } from './verificar.ts';

test('toda tarefa manda reler uma seção que existe', () => {
  const headings = new Set([...readme().matchAll(/^#+ (.+)$/gmu)].map((match) => match[1]));
  for (const { id, reread } of stage.tasks) expect(headings, id).toContain(reread.heading);
});

test('o enunciado diz quantas tarefas há', () => {
  expect(readme()).toContain(`São ${stage.tasks.length} tarefas`);
});

test('o enunciado diz quantos erros comuns há', () => {
  expect(readme()).toContain(`tem ${Object.keys(expected).length} servidores`);
});

test('os números do README são os da última medição gravada', async () => {
  const report = await readReport(fileURLToPath(new URL('comparar.gerado.json', STAGE)));
  const measured = `\`\`\`text\n${text(report)}\n\`\`\`\n`;
  if (process.env.GRAVAR === '1') write('medidas', measured);
  expect(block('medidas')).toBe(measured);
});

test('nenhum link do enunciado aponta para um arquivo que não existe', () => {
  const links = [...readme().matchAll(/\]\((?!https?:|#)([^)#]+)/gu)].map((match) => match[1] ?? '');
  expect(links.length).toBeGreaterThan(5);
  expect(links.filter((link) => !existsSync(new URL(link, STAGE)))).toEqual([]);
});

test('a comparação da configuração dá o que o texto diz', async () => {
  expect(await compareConfiguration()).toEqual({
    brokenAnswers: { 'lida ao usar': 100, 'validada ao subir': 0 },
  });
});
