import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { disassembled } from './python.ts';

const specialized = /Depois[\s\S]*BINARY_OP_MULTIPLY_INT[\s\S]*BINARY_OP_ADD_INT/;

it('a gravação mostra as instruções especializadas', () => {
  expect(readFileSync(join(import.meta.dirname, 'python.gerado.txt'), 'utf8')).toMatch(specialized);
});

it('o CPython desta máquina também se especializa', async ({ skip }) => {
  const text = await disassembled();
  if (text === undefined) return skip('não há python3 de versão 3.11 ou mais nova');
  expect(text).toMatch(specialized);
});
