import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { cacheLines, chart, hugePagesLine, plateauLines, SIZES } from './escada.ts';

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

const recording = (name: string) => readFileSync(join(import.meta.dirname, `${name}.gerado.txt`), 'utf8');

/** Os nanossegundos gravados para um tamanho visitado. */
function recordedNs(name: string, size: string): number {
  const text = new RegExp(`^ +${size} +([\\d,]+) ns`, 'm').exec(recording(name))?.[1] ?? '';
  return Number(text.replace(',', '.'));
}

it.each(['escada', 'escada-paginas-grandes'])('há uma gravação de %s, com a máquina e a data', (name) => {
  expect(recording(name)).toMatch(/^Gravado em \d\d\/\d\d\/\d{4}: .*Node 24/);
});

it('nas gravações, com páginas grandes o patamar da L3 vai até 8 MiB, e a memória responde antes', () => {
  const huge = (size: string) => recordedNs('escada-paginas-grandes', size);
  expect(huge('8 MiB')).toBeLessThan(1.5 * huge('4 MiB'));
  expect(recordedNs('escada', '8 MiB')).toBeGreaterThan(1.5 * recordedNs('escada', '4 MiB'));
  expect(huge('128 MiB')).toBeLessThan(recordedNs('escada', '128 MiB'));
  expect(recording('escada-paginas-grandes')).toMatch(/Em páginas de 2 MiB.*: 1\d\d MiB/);
});

it('diz se o sistema atendeu ao pedido de páginas grandes', () => {
  expect(hugePagesLine('AnonHugePages:    131072 kB')).toContain('128 MiB');
  expect(hugePagesLine('AnonHugePages:         0 kB')).toContain('não atendeu');
  expect(hugePagesLine('')).toContain('não atendeu');
});
