import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runPython } from './python.ts';

it('o python3 desta máquina diz o mesmo que a gravação', ({ skip }) => {
  const printed = runPython();
  if (printed === undefined) return skip('não há python3');
  expect(printed).toBe(readFileSync(join(import.meta.dirname, 'python.gerado.txt'), 'utf8'));
});
