import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { addInRegister, fileTimes, loopbackTime } from './latencias.ts';
import { parseRungs, RUNGS } from './scale.ts';

it('a soma que fica no registrador é a soma', () => {
  expect(addInRegister(1000)).toBe((999 * 1000) / 2);
});

it('o arquivo e a rede têm tempos de verdade', { timeout: 20_000 }, async () => {
  const { read, write } = fileTimes();
  expect(read).toBeGreaterThan(10);
  if (write !== undefined) expect(write).toBeGreaterThan(read);
  expect(await loopbackTime()).toBeGreaterThan(1000);
});

it('a gravação tem todos os degraus, e a linha dela se lê', () => {
  const recorded = JSON.parse(readFileSync(join(import.meta.dirname, 'latencias.gerado.json'), 'utf8'));
  expect(recorded.recorded).toMatch(/^Gravado em /);
  expect(recorded.rungs.map(({ id }: { id: string }) => id)).toEqual(RUNGS.map(({ id }) => id));
  const text = readFileSync(join(import.meta.dirname, 'latencias.gerado.txt'), 'utf8');
  expect(parseRungs(text.trim().split('\n').at(-1) ?? '')).toHaveLength(RUNGS.length);
});
