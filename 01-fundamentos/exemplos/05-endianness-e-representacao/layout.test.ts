import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { asLine, compiledLines, drawBytes, layOut, STRUCTS } from './layout.ts';

const computed = Object.entries(STRUCTS)
  .map(([name, fields]) => asLine(name, fields))
  .join('\n');

it('a regra dá 24 bytes numa ordem e 16 na outra', () => {
  expect([layOut(STRUCTS.loose).size, layOut(STRUCTS.tight).size]).toEqual([24, 16]);
  expect(drawBytes(STRUCTS.loose)).toBe('l······· ssssssss p···vvvv');
  expect(layOut([])).toEqual({ offsets: {}, size: 0, alignment: 1 });
});

it('a regra concorda com a saída gravada do compilador', async () => {
  expect(computed).toBe((await readFile(join(import.meta.dirname, 'layout.gerado.txt'), 'utf8')).trim());
});

it('a regra concorda com o compilador desta máquina, quando há um', async ({ skip }) => {
  const compiled = await compiledLines();
  if (compiled === undefined) skip('não há compilador C (cc) nesta máquina');
  expect(computed).toBe(compiled);
});
