import { expect, it } from 'vitest';
import {
  bitOperators,
  FLAGS,
  isOn,
  masks,
  negate,
  overflow,
  sameBitsTwoMeanings,
  turnOff,
  turnOn,
} from './inteiros.ts';

it('mostra os mesmos bits com e sem sinal', () => {
  expect(sameBitsTwoMeanings()).toContain('  1000 0000   0x80   128   -128');
});

it('mostra o estouro em 8, 32 e 64 bits', () => {
  const text = overflow().join('\n');
  for (const value of ['= 0', '= -2147483648', '= -9223372036854775808', '= 2147483648'])
    expect(text).toContain(value);
});

it('mostra que os operadores de bits têm 32 bits e sinal', () => {
  expect(
    bitOperators()
      .slice(1)
      .map((line) => line.split('= ')[1]),
  ).toEqual(['-16777216', '4278190080', '0', '1', '4294967296', '-4', '1073741820']);
});

it('nega invertendo os bits e somando 1', () => {
  expect(negate().at(-1)).toBe('  -42 = 1101 0110');
});

it('liga, apaga e testa um bit sem tocar nos outros', () => {
  const flags = turnOn(turnOn(0, FLAGS.public), FLAGS.live);
  expect(flags).toBe(0b1001);
  expect(turnOff(flags, FLAGS.live)).toBe(FLAGS.public);
  expect([isOn(flags, FLAGS.live), isOn(flags, FLAGS.pinned)]).toEqual([true, false]);
  expect(masks().join('\n')).toContain('o verde é   0x6f');
});
