import { expect, it } from 'vitest';
import { strideTable, sumEvery } from './passo.ts';

it('soma um número a cada passo', () => {
  const memory = Int32Array.from({ length: 100 }, (_, index) => index);
  expect(sumEvery(memory, 1)).toBe(4950);
  expect(sumEvery(memory, 25)).toBe(0 + 25 + 50 + 75);
});

it('até 64 bytes, pular não muda quantas linhas se buscam', () => {
  const rows = strideTable(2 ** 20).slice(2);
  const lines = rows.map((row) => row.trim().split(/ {2,}/)[2]);
  expect(lines).toEqual(['16.384', '16.384', '16.384', '16.384', '16.384', '8.192', '4.096', '2.048']);
});
