import { endianness } from 'node:os';
import { expect, it } from 'vitest';
import {
  alignment,
  readWithBuffer,
  readWithDataView,
  readWithTypedArray,
  textIsBytesToo,
  thisMachine,
  wrongOrder,
} from './ordem-dos-bytes.ts';

const one = () => Uint8Array.of(0, 0, 0, 1);

it('DataView e Buffer concordam nas duas ordens', () => {
  expect(readWithDataView(one())).toEqual({ big: 1, little: 16_777_216 });
  expect(readWithBuffer(one())).toEqual(readWithDataView(one()));
});

it('lê a fatia pedida, e não o começo da memória que há por baixo dela', () => {
  const slice = Uint8Array.of(9, 9, 9, 9, 0, 0, 0, 1).subarray(4);
  expect(readWithDataView(slice).big).toBe(1);
  expect(readWithBuffer(slice).big).toBe(1);
});

it('TypedArray segue a máquina', () => {
  expect(readWithTypedArray(one())).toBe(endianness() === 'LE' ? 16_777_216 : 1);
  expect(thisMachine()[1]).toContain(endianness() === 'LE' ? '04 03 02 01' : '01 02 03 04');
});

it('mostra o erro de alinhamento e o tamanho da memória de um Buffer pequeno', () => {
  const text = alignment().join('\n');
  expect(text).toContain('RangeError');
  expect(text).toMatch(/Buffer de 4 bytes mora numa memória de \d{4,}/);
});

it('conta bytes, não unidades UTF-16', () => {
  expect(textIsBytesToo().join('\n')).toContain('length 2   4 byte(s) em UTF-8: f0 9f 98 80');
  expect(wrongOrder().join('\n')).toContain('16777216');
});
