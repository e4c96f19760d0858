import { describe, expect, test } from 'vitest';
import { clock, exactTime, length, relativeTime, timeLeft } from '../src/text/time.ts';

const now = new Date('2026-11-20T15:00:00-03:00');
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000).toISOString();

describe('tempo relativo', () => {
  test.each([
    [0, 'agora'],
    [59, 'agora'],
    [60, '1 min'],
    [59 * 60 + 59, '59 min'],
    [3600, '1 h'],
    [86_399, '23 h'],
    [86_400, '1 d'],
    [6 * 86_400, '6 d'],
  ])('%i segundos atrás é “%s”', (seconds, expected) => {
    expect(relativeTime(ago(seconds), now)).toBe(expected);
  });

  test('a partir de sete dias mostra o dia, e o ano só quando é outro', () => {
    expect(relativeTime('2026-03-04T12:00:00-03:00', now)).toMatch(/^4 de mar/);
    expect(relativeTime('2026-03-04T12:00:00-03:00', now)).not.toContain('2026');
    expect(relativeTime('2024-03-04T12:00:00-03:00', now)).toContain('2024');
  });

  test('um relógio adiantado no servidor não vira tempo negativo', () => {
    expect(relativeTime(ago(-300), now)).toBe('agora');
  });

  test('o exato traz dia por extenso e hora', () => {
    expect(exactTime('2026-03-04T12:05:00')).toBe('4 de março de 2026 às 12:05');
  });
});

describe('quanto falta', () => {
  test.each([
    [-1, null],
    [0, null],
    [59, 'menos de 1 min'],
    [60, '1 min'],
    [3599, '59 min'],
    [3600, '1 h'],
    [2 * 86_400 - 1, '47 h'],
    [2 * 86_400, '2 d'],
    [3 * 86_400 - 90, '3 d'],
  ])('%i segundos são “%s”', (seconds, expected) => {
    expect(timeLeft(ago(-seconds), now)).toBe(expected);
  });
});

describe('posição no vídeo', () => {
  test.each([
    [0, '0:00'],
    [7.9, '0:07'],
    [754, '12:34'],
    [3723, '1:02:03'],
    [Number.NaN, '0:00'],
    [Number.POSITIVE_INFINITY, '0:00'],
    [-3, '0:00'],
  ])('%d s é %s', (seconds, expected) => {
    expect(clock(seconds)).toBe(expected);
  });
});

test('a duração arredonda: 7,99 s de segmentos são um vídeo de oito', () => {
  expect(length(7.99)).toBe('0:08');
  expect(length(Number.NaN)).toBe('0:00');
});
