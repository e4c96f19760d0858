import { expect, test } from 'vitest';
import { titleProblem } from '../src/commits/titles.ts';

test.each([
  'palco(vídeos): retoma a codificação depois de kill -9',
  'casa(base): espaços de trabalho, ferramentas e regras de formato',
  '01-fundamentos(05): corrige o exemplo de complemento de dois',
])('aceita “%s”', (title) => {
  expect(titleProblem(title)).toBeUndefined();
});

test.each([
  ['conserta coisas', /forma/],
  ['Palco(vídeos): retoma', /minúsculas/],
  ['palco: retoma', /forma/],
  ['palco(vídeos):retoma', /forma/],
  ['palco(vídeos): retoma.', /ponto final/],
  [`palco(vídeos): ${'retoma '.repeat(20)}já`, /encurte/],
])('recusa “%s” dizendo o que corrigir', (title, reason) => {
  expect(titleProblem(title)).toMatch(reason);
});
