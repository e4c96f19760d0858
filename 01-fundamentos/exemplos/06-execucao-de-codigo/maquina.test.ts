import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { live, parseObjdump, parseOptimized } from './maquina.ts';

it('entende o que o objdump e o V8 imprimem', () => {
  expect(parseObjdump('0000 <dobro>:\n   9:\te8 f2 ff ff ff       \tcall   0 <dobro>\n')).toEqual([
    'dobro:',
    '   9  e8 f2 ff ff ff  call   0',
  ]);
  const code = `--- Optimized code ---\nname = double\n0x7f0       13  0f864b000000   jna 0x7f1  <+0x64>\n0x7f2  63  c3  retl\n`;
  expect(parseOptimized(code)).toEqual(['  13  jna 64', '  63  retl']);
});

it('o que esta máquina gera tem as partes que a gravação tem', async ({ skip }) => {
  const text = await live();
  if (text === undefined) return skip('faltam cc e objdump, ou o processador não é x86-64');
  const recorded = readFileSync(join(import.meta.dirname, 'maquina.gerado.txt'), 'utf8');
  for (const part of ['dobro:', 'soma:', 'volta ao bytecode: not a Smi', 'volta ao bytecode: overflow']) {
    expect(text).toContain(part);
    expect(recorded).toContain(part);
  }
});
