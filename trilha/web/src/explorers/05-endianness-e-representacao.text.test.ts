import { expect, it } from 'vitest';
import {
  F16,
  F64,
  float64Bits,
  floatParts,
  integer,
} from '../../../../01-fundamentos/exemplos/05-endianness-e-representacao/core.ts';
import {
  convert,
  exponentText,
  problemWith,
  shortText,
  transcript,
} from './05-endianness-e-representacao.text.ts';

const u8 = integer(8, false);

it('diz quando o texto não é número e quando não coube', () => {
  expect(problemWith(F64, 'abc')).toBe('Use algarismos e vírgula, NaN, infinito ou 0x…');
  expect(problemWith(u8, '300')).toBe('300 não cabe em u8: ficou 44.');
  expect(problemWith(u8, '-1')).toBe('-1 não cabe em u8: ficou 255.');
  expect(problemWith(u8, '0x1ff')).toBe('0x1ff tem mais de 8 bits: ficou 0xff.');
  expect(problemWith(F16, '0X12345')).toBe('0X12345 tem mais de 16 bits: ficou 0x2345.');
  for (const fine of ['255', '+7', '007', '0xff', '0X00ff']) expect(problemWith(u8, fine)).toBeUndefined();
  expect(problemWith(F64, '−1e−5')).toBeUndefined();
});

it('mostra o sinal do zero, os bits de um NaN e vírgula decimal', () => {
  expect(shortText(F64, float64Bits(-0))).toBe('-0');
  expect(shortText(F64, float64Bits(Number.NaN))).toBe('0x7ff8000000000000');
  expect(shortText(F16, 0x3e00n)).toBe('1,5');
});

it('explica o expoente gravado dos três casos', () => {
  const text = (value: number) => exponentText(F64, floatParts(F64, float64Bits(value)));
  expect(text(1)).toBe('1023 − 1023 = 0');
  expect(text(5e-324)).toBe('0, vale como 1 − 1023 = −1022');
  expect(text(Number.POSITIVE_INFINITY)).toBe('2047, reservado');
});

it('ao trocar de formato vale o texto; se ele não serve, ficam os bits', () => {
  expect(convert(u8, '42', 7n)).toBe(42n);
  expect(convert(u8, '0,1', 0x1ffn)).toBe(0xffn);
});

it('a transcrição diz valor, partes e memória na ordem escolhida', () => {
  expect(transcript(integer(16, true), 0xfffen, 'big')).toEqual([
    'Os 16 bits 0xfffe valem -2 em i16 e 65.534 em u16.',
    'Na memória, em big-endian, do menor endereço ao maior: 0xff 0xfe.',
  ]);
  expect(transcript(F64, float64Bits(0.5), 'little').join(' ')).toContain(
    'Valor exato: 0,5. Distância até o vizinho: 2⁻⁵³.',
  );
});
