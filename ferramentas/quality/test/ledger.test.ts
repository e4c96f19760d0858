import { expect, test } from 'vitest';
import { replaceMarked } from '../src/ledger/marked.ts';
import { parseLedger } from '../src/ledger/model.ts';
import { brokenProofs } from '../src/ledger/proofs.ts';
import { renderLedger, summary } from '../src/ledger/render.ts';

const ledger = (provas: string) => `
palco-01:
  titulo: Setup
  promessas:
    config: { promessa: Configuração validada, provas: [${provas}] }
    docker: { promessa: Imagem sem root, validada: só o linter leu }
    chat: Chat em grupo
`;

const files: Record<string, string> = {
  'a.test.ts': `test('recusa a porta inválida', () => {});`,
  'nota.md': 'recusa a porta inválida',
};
const read = (path: string) => files[path];

test('o estado sai das provas: provada, só validada, ausente', () => {
  const [chapter] = parseLedger(ledger('"a.test.ts#recusa a porta"'));
  expect(chapter && summary(chapter)).toBe('1 provada · 1 só validada · 1 ausente');
});

test('a prova que existe se sustenta e aparece com ligação no livro', () => {
  const chapters = parseLedger(ledger('"a.test.ts#recusa a porta"'));
  expect(brokenProofs(chapters, read)).toEqual([]);
  expect(renderLedger(chapters)).toContain('[recusa a porta](../a.test.ts)');
});

test.each([
  ['"b.test.ts#recusa"', /não existe/],
  ['"a.test.ts#aceita a porta"', /não tem um teste/],
  ['"a.test.ts"', /não cita o título/],
  ['"nota.md#recusa"', /não declara testes/],
])('acusa a prova %s', (proof, reason) => {
  expect(brokenProofs(parseLedger(ledger(proof)), read)).toEqual([expect.stringMatching(reason)]);
});

test.each([
  ['capítulo sem título', 'x:\n  promessas: { a: b }', /sem título/],
  [
    'campo que ninguém conhece',
    'x:\n  titulo: X\n  promessas:\n    a: { promessa: A, estado: provada }',
    /desconhecido/,
  ],
])('recusa um livro com %s', (_, yaml, reason) => {
  expect(() => parseLedger(yaml)).toThrow(reason);
});

test('o trecho gerado fica entre as marcas, e sem elas há erro', () => {
  const document = 'antes\n<!-- gerado:mapa -->\nvelho\n<!-- fim:mapa -->\ndepois';
  expect(replaceMarked(document, 'mapa', 'novo')).toBe(
    'antes\n<!-- gerado:mapa -->\n\nnovo\n\n<!-- fim:mapa -->\ndepois',
  );
  expect(() => replaceMarked('sem marcas', 'mapa', 'novo')).toThrow(/marcas/);
});
