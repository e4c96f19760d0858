import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  branchReport,
  generated,
  LIMIT,
  optimizedCode,
  randomBytes,
  sumWithIf,
  sumWithMask,
} from './desvios.ts';

it('com if e com máscara a soma é a mesma, em qualquer limite', () => {
  const bytes = randomBytes(1000);
  for (const limit of [0, 1, LIMIT, 255, 256]) {
    const expected = bytes.reduce((sum, byte) => (byte >= limit ? sum + byte : sum), 0);
    expect(sumWithIf(bytes, limit)).toBe(expected);
    expect(sumWithMask(bytes, limit)).toBe(expected);
  }
});

it('o código que o V8 gera aqui tem o salto no if e não tem na máscara', { timeout: 30_000 }, ({ skip }) => {
  if (process.arch !== 'x64' || !process.version.startsWith('v24.'))
    skip('a leitura vale para o Node 24 em x86-64');
  expect(generated('sumWithIf').at(-1)).toMatch(/^ +j[a-z]+ …$/);
  expect(generated('sumWithMask').join('\n')).toContain('nenhum salto que dependa dele');
});

it('acha no texto do V8 a última versão do TurboFan de uma função', () => {
  const block = (name: string, compiler: string, code: string) =>
    `--- Optimized code ---\noptimization_id = 1\ncompiler = ${compiler}\nname = ${name}\n${code}\n`;
  const output =
    block('a', 'maglev', '0x1    10  90  nop') +
    block('a', 'turbofan_js', '0x7f10    10  4c8bd1  REX.W movq r10,rcx  ;; nota') +
    block('b', 'turbofan_js', '0x1    10  90  nop');
  expect(optimizedCode(output, 'a')).toEqual(['movq r10,rcx']);
  expect(optimizedCode(output, 'c')).toEqual([]);
  if (process.arch === 'x64') expect(branchReport([])[0]).toContain('não imprimiu o código');
});

it('há uma gravação, com a máquina e a data', () => {
  expect(readFileSync(join(import.meta.dirname, 'desvios.gerado.txt'), 'utf8')).toMatch(/^Gravado em /);
});
