import { describe, expect, test } from 'vitest';
import { asPercent, byteSize, fullCount, plural, shortCount } from '../src/text/numbers.ts';

// O ICU separa com espaço que não quebra; na tela é o certo, no teste atrapalha.
const spaced = (text: string) => text.replace(/\s/gu, ' ');

describe('contagens', () => {
  test.each([
    [0, '0'],
    [999, '999'],
    [1000, '1 mil'],
    [1234, '1,2 mil'],
    [12_345, '12,3 mil'],
    [3_400_000, '3,4 mi'],
  ])('%i se escreve %s', (value, expected) => {
    expect(spaced(shortCount(value))).toBe(expected);
  });

  test('por extenso, com ponto de milhar', () => {
    expect(fullCount(12_345)).toBe('12.345');
  });

  test('zero pede plural, um pede singular', () => {
    expect([0, 1, 2].map((count) => plural(count, 'curtida', 'curtidas'))).toEqual([
      'curtidas',
      'curtida',
      'curtidas',
    ]);
  });
});

test('porcentagem só diz 100 quando acabou', () => {
  expect([0.999, 1, 1.2, -1].map((value) => spaced(asPercent(value)))).toEqual([
    '99 %',
    '100 %',
    '100 %',
    '0 %',
  ]);
});

test.each([
  [512, '512 B'],
  [12_340_000, '12,3 MB'],
  [536_870_912, '537 MB'],
  [1_500_000_000, '1,5 GB'],
])('%i bytes são %s', (bytes, expected) => {
  expect(byteSize(bytes)).toBe(expected);
});
