import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { cacheLines, chart, plateauLines, SIZES } from './escada.ts';

it('visita de 8 KiB a 128 MiB, sempre crescendo e em linhas inteiras', () => {
  expect([SIZES[0], SIZES.at(-1)]).toEqual([8192, 2 ** 27]);
  expect(SIZES).toEqual(SIZES.toSorted((a, b) => a - b));
  expect(SIZES.every((bytes) => bytes % 64 === 0)).toBe(true);
});

it('o dobro do tempo são quatro quadrados a mais', () => {
  const [short = '', long = ''] = chart([
    { bytes: 8192, ns: 7 },
    { bytes: 16_384, ns: 15 },
  ]);
  expect(long.split('█').length - short.split('█').length).toBe(4);
});

it('diz quando o ruído escondeu os degraus e quando o sistema não declara caches', () => {
  expect(plateauLines([{ from: 8192, to: 2 ** 20, lowest: 1, highest: 2 }])[0]).toContain('ruído');
  expect(cacheLines([])[0]).toContain('não os declara em /sys');
  expect(cacheLines([{ level: 1, bytes: 49_152, line: 64, ways: 12, sharedBy: '0' }])).toEqual([
    '  L1: 48 KiB, linhas de 64 bytes, processadores 0',
  ]);
});

it('há uma gravação, com a máquina e a data', () => {
  const path = join(import.meta.dirname, 'escada.gerado.txt');
  expect(existsSync(path) && readFileSync(path, 'utf8')).toMatch(/^Gravado em \d\d\/\d\d\/\d{4}: .*Node 24/);
});
