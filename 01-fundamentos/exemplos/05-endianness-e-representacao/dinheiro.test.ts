import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ties, withBigInt, withCents, withNumber } from './dinheiro.ts';
import { applyRate, divideHalfEven, formatCents, parseCents, splitCents } from './money.ts';

describe('centavos', () => {
  it.each([
    ['19,99', 1999],
    ['R$ 1.234,56', 123_456],
    ['1234,5', 123_450],
    ['0,01', 1],
    ['-0,10', -10],
    ['-0', 0],
  ])('lê %s', (text, cents) => {
    expect(parseCents(text)).toBe(cents);
  });

  it.each(['', '1,234', '1.23', '12.34,56', 'abc', '1e3', '99999999999999999,00'])('recusa “%s”', (text) => {
    expect(() => parseCents(text)).toThrow(RangeError);
  });

  it('divide sem perder nem criar centavos; as partes diferem de no máximo um', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.integer({ min: 1, max: 100 }), (total, count) => {
        const parts = splitCents(total, count);
        expect(parts.reduce((sum, part) => sum + BigInt(part), 0n)).toBe(BigInt(total));
        expect(Math.max(...parts) - Math.min(...parts)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('o valor formatado, lido de volta, é o mesmo', () => {
    fc.assert(fc.property(fc.maxSafeInteger(), (cents) => parseCents(formatCents(cents)) === cents));
  });
});

describe('o que não é centavo inteiro', () => {
  it.each([
    [100, 0],
    [100, -2],
    [100, 1.5],
    [10.5, 3],
    [2 ** 53, 3],
  ])('não divide %d em %d partes', (total, parts) => {
    expect(() => splitCents(total, parts)).toThrow(RangeError);
  });

  it('não formata frações nem divide por zero ou por negativo', () => {
    for (const cents of [1.5, Number.NaN, 2 ** 53]) expect(() => formatCents(cents)).toThrow(RangeError);
    for (const denominator of [0n, -2n]) expect(() => divideHalfEven(1n, denominator)).toThrow(RangeError);
  });
});

describe('arredondamento', () => {
  it('manda o empate para o par, dos dois lados do zero', () => {
    expect(
      [5n, 15n, 25n, -5n, -15n, -25n, 26n, -26n, 24n].map((value) => divideHalfEven(value, 10n)),
    ).toEqual([0n, 2n, 2n, 0n, -2n, -2n, 3n, -3n, 2n]);
  });

  it('aplica a taxa arredondando uma vez', () => {
    expect(applyRate(12_345n, 19_900n)).toBe(246n);
  });
});

it('o programa mostra o centavo perdido e o centavo guardado', () => {
  const text = [withNumber(), withCents(), withBigInt(), ties()].flat().join('\n');
  for (const part of ['99,9999999999986', 'dá 1998 centavos', 'R$ 33,34 + R$ 33,33 + R$ 33,33 = R$ 100,00']) {
    expect(text).toContain(part);
  }
  expect(text).toContain('somam 15');
  expect(text).toContain('somam 12');
});
