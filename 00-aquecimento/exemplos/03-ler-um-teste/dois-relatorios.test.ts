import { expect, it } from 'vitest';
import { courseReport, nodeReport } from './dois-relatorios.ts';

it('a verificação do curso diz o que foi enviado, o que voltou e o que se esperava', () => {
  expect(courseReport().slice(1)).toEqual([
    "enviado   shortenBroken('Ensaio aberto', 10)",
    "recebido  'Ensaio abe…'",
    "esperado  'Ensaio ab…'",
  ]);
});

it('node --test falha com código 1 e diz o arquivo e a linha', () => {
  const { lines, code } = nodeReport();
  expect(code).toBe(1);
  expect(lines.join('\n')).toMatch(/\+ 'Ensaio abe…'[\s\S]*com-node-test\.ts:\d+:\d+/);
  expect(lines.join('\n'), 'a pasta desta máquina').not.toContain(import.meta.dirname);
  expect(lines.filter((line) => line.startsWith('✔'))).toEqual(['✔ o texto que cabe fica como está']);
});
