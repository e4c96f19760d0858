import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distance } from '../analysis/distance.ts';
import { fold } from '../analysis/fold.ts';
import { stem } from '../analysis/stem.ts';
import { tokensOf } from '../analysis/tokens.ts';

const words = (text: string) => tokensOf(text).map(({ word }) => word);

describe('as palavras de um texto', () => {
  test.each([
    ['Ação, reação!', ['acao', 'reacao']],
    ['guarda-chuva', ['guardachuva', 'guarda', 'chuva']],
    ['copo d’água', ['copo', 'dagua', 'd', 'agua']],
    ['C++, C# e F#', ['c++', 'c#', 'e', 'f#']],
    ['node.js 24', ['nodejs', 'node', 'js', '24']],
    ['R$ 1.000,50 e 8.500,00', ['r', '1000.50', '1', '000', '50', 'e', '8500', '8', '500', '00']],
    ['1º ﬁm', ['1o', 'fim']],
    ['❤️ ❤ 👩🏽‍💻', ['❤', '❤', '👩‍💻']],
    ['#Cinema @ana', ['cinema', 'ana']],
    ['한국어 日本語', ['한국어', '日本語']],
    ['🏻 ﾞ ﾞ-ﾟ', ['🏻', 'ﾞ', 'ﾞ-ﾟ', 'ﾞ', 'ﾟ']],
    ['', []],
  ])('%s', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  test('um post só de emojis emendados não custa centenas de vezes um de palavras', () => {
    const cost = (text: string) => {
      const times = Array.from({ length: 7 }, () => {
        const start = performance.now();
        tokensOf(text);
        return performance.now() - start;
      });
      return Math.min(...times);
    };
    expect(cost('😀\u200d'.repeat(1_330)) / cost('uma frase comum '.repeat(30))).toBeLessThan(60);
  });

  test('cada uma diz onde está, em qualquer texto', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        for (const { word, start, end } of tokensOf(text)) {
          expect(word).not.toBe('');
          expect(start).toBeLessThan(end);
          if (end - start <= 100) expect(fold(text.slice(start, end))).toContain(word[0]);
        }
      }),
      { numRuns: 2_000, seed: 20_261_130 },
    );
  });

  test('o radical de uma palavra nunca é vazio', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'abceilmnorsuxz'), minLength: 1, maxLength: 12 }),
        (word) => {
          expect(stem(word)).not.toBe('');
        },
      ),
      { numRuns: 5_000, seed: 20_261_130 },
    );
  });
});

describe('a distância entre palavras', () => {
  test.each([
    ['video', 'video', 0],
    ['vidoe', 'video', 1],
    ['vdeo', 'video', 1],
    ['videos', 'video', 1],
    ['vixeo', 'video', 1],
    ['progamacao', 'programacao', 1],
    ['abc', '', 3],
    ['ca', 'abc', 3],
  ])('%s a %s: %i', (a, b, far) => {
    expect(distance(a, b)).toBe(far);
    expect(distance(b, a)).toBe(far);
  });
});
