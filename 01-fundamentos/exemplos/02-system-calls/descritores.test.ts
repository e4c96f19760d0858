import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { appends, lowest, positions } from './descritores.ts';

let path: string;
beforeAll(() => {
  path = join(mkdtempSync(join(tmpdir(), 'descritores-')), 'dados.txt');
});
afterAll(() => rmSync(join(path, '..'), { recursive: true }));

it('cada abertura tem a sua posição, e o fim é zero byte', () => {
  expect(positions(path).map((line) => line.match(/4: +(\S+)/)?.[1])).toEqual([
    undefined,
    'abcd',
    'efgh',
    'abcd',
    'ij',
    '""',
  ]);
});

it('sem O_APPEND um descritor escreve por cima do outro', () => {
  expect(appends(path).slice(1)).toEqual([
    '  sem O_APPEND: segunda;;terceira;',
    '  com O_APPEND: primeira;segunda;terceira;',
  ]);
});

it('o número fechado é o próximo a ser dado', () => {
  const [, numbers = '', closed] = lowest(path);
  const [first, , , reused] = numbers.match(/\d+/g) ?? [];
  expect(reused).toBe(first);
  expect(closed).toContain('EBADF');
});
