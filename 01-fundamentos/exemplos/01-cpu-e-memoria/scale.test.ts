import { expect, it } from 'vitest';
import { bytesText, humanText, ladderLines, parseRungs, RUNGS, timeText } from './scale.ts';

it('escolhe a unidade do tempo e do tamanho', () => {
  expect([0.5, 100, 1500, 2.5e6, 3e9].map(timeText)).toEqual(['0,5 ns', '100 ns', '1,5 µs', '2,5 ms', '3 s']);
  expect([512, 48 * 1024, 1.5 * 2 ** 20].map(bytesText)).toEqual(['0,5 KiB', '48 KiB', '1,5 MiB']);
});

it('põe 1 ns em 1 s', () => {
  expect([0.5, 100, 7200, 1e6, 1e8].map(humanText)).toEqual([
    '0,5 s',
    '1,67 min',
    '2 h',
    '11,6 dias',
    '3,17 anos',
  ]);
});

it('a linha que se imprime é a que o explorador lê', () => {
  const rungs = RUNGS.map(({ id }, index) => (id === 'disco' ? { id } : { id, ns: 1.25 * 10 ** index }));
  const line = ladderLines(rungs).at(-1) ?? '';
  expect(line.trim()).toBe('1,25; 12,5; 125; 1250; 12500; 125000; 1250000; 12500000; -');
  expect(parseRungs(line)).toEqual(rungs);
});

it('diz o que há de errado com uma linha', () => {
  expect(parseRungs('')).toBe('esperava 9 números separados por ponto e vírgula');
  const line = (third: string) => `1; 2; ${third}; 4; 5; 6; 7; 8; 9`;
  expect(parseRungs(line('abc'))).toBe('o 3º não é um tempo: abc');
  expect(parseRungs(line(''))).toBe('o 3º não é um tempo: nada');
  expect(parseRungs(line('-3'))).toBe('o 3º não é um tempo: -3');
  expect(parseRungs(line('Infinity'))).toBe('o 3º não é um tempo: Infinity');
  expect(parseRungs(line('-'))).toHaveLength(9);
});
