import { expect, it } from 'vitest';
import { bases, fields, sameNumber, shifts, sixBytes, written } from './campos.ts';

it('escreve 300 e −2 em seis bytes e os lê de volta', () => {
  expect(sixBytes()).toEqual(Uint8Array.of(0x01, 0x2c, 0xff, 0xff, 0xff, 0xfe));
  expect(written()[2]).toBe('  getUint16(0): 300   getInt32(2): -2   getUint32(2): 4294967294');
});

it('mostra os dezesseis algarismos e as três bases', () => {
  expect(bases()).toHaveLength(5);
  expect(bases().at(-1)).toContain('1111 f 15');
  expect(sameNumber().join('\n')).not.toContain('false');
});

it('desloca e combina', () => {
  const text = shifts().join('\n');
  for (const bits of [
    '5 << 4 = 0101 0000',
    '80 >> 4 = 0000 0101',
    '12 | 10 = 0000 1110',
    '12 & 10 = 0000 1000',
  ])
    expect(text).toContain(bits);
  expect(text).toMatch(/ ~10 = 1111 0101/);
});

it('monta a cor e tira o verde dela', () => {
  expect(fields()[4]).toContain('= 0x2f6f8f');
  expect(fields().at(-1)).toContain('= 0x00006f');
});
