import { expect, it } from 'vitest';
import { beside, count, describeMachine, type Report } from '../src/index.ts';

const report = (cpu: string, comparisons: Report['comparisons']): Report => ({
  format: 1,
  id: 'x',
  title: 'Teste',
  command: 'npx x',
  date: '2026-11-24T12:00:00.000Z',
  machine: { ...describeMachine(), cpu },
  load: 0,
  comparisons,
  checksum: 0,
});
const sizes = (values: Record<string, number>) => count({ title: 'Tamanho', unit: 'bytes', values });

it('põe os dois números na mesma linha, e diz de que máquina é cada um', () => {
  const mine = report('a minha', [sizes({ JSON: 100, binário: 25 })]);
  const book = report('a do livro', [sizes({ JSON: 1200, binário: 300 })]);
  const text = beside(mine, book);
  expect(text).toMatch(/^aqui: +a minha,.*24\/11\/2026\nno livro: a do livro,/);
  expect(text).toMatch(/binário +25 +0,25× +300 +0,25×/);
});

it('o que só um mediu fica vazio no outro', () => {
  const mine = report('a', [sizes({ JSON: 100, antigo: 7 })]);
  const book = report('b', [sizes({ JSON: 100, novo: 9 }), { ...sizes({ JSON: 1 }), title: 'Outra' }]);
  const text = beside(mine, book);
  expect(text).toMatch(/^ {2}antigo +7 +0,07×$/m);
  expect(text).toMatch(/^ {2}novo +9 +0,09×$/m);
  expect(text).toContain('Outra (bytes)');
});
