import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseQuery, type Query } from '#ports/search/query.ts';
import { highlight } from '../internal/highlight.ts';

const ask = (q: string): Query => parseQuery(q).query ?? { all: [], none: [] };
const piecesOf = (text: string, q: string) => highlight({ text, entities: [] }, ask(q));
/** O trecho em uma linha, com os acertos entre colchetes. */
const show = (text: string, q: string) =>
  piecesOf(text, q)
    .map((piece) => (piece.hit ? `[${piece.text}]` : piece.text))
    .join('');

describe('destaque', () => {
  test.each([
    ['Aula de programação, programar é bom', 'programacao', 'Aula de [programação], [programar] é bom'],
    ['Vídeos e vida', 'vídeo', '[Vídeos] e vida'],
    ['bom dia, dia bom', '"bom dia"', '[bom] [dia], dia bom'],
    ['programa e prólogo', 'prog*', '[programa] e prólogo'],
    ['meu e-mail e email', 'email', 'meu [e-mail] e [email]'],
    ['meu e-mail', 'mail', 'meu e-[mail]'],
    ['C++ ou C', 'c++', '[C++] ou C'],
    ['cafe\u0301 quente', 'café', '[cafe\u0301] quente'],
    ['oi 👩🏽‍💻', '👩‍💻', 'oi [👩🏽‍💻]'],
    ['<b>gato</b>', 'gato', '<b>[gato]</b>'],
    ['nada aqui', 'de:ana', 'nada aqui'],
    ['gato preto', 'gato -preto', '[gato] preto'],
  ])('%s, procurando %s', (text, q, expected) => {
    expect(show(text, q)).toBe(expected);
  });

  test('cem palavras e frases repetidas custam quase o mesmo que uma', () => {
    const text = 'b-b '.repeat(125).trim();
    const cost = (q: string) => {
      const query = ask(q);
      const times = Array.from({ length: 7 }, () => {
        const start = performance.now();
        highlight({ text, entities: [] }, query);
        return performance.now() - start;
      });
      return Math.min(...times);
    };
    expect(cost('b-b '.repeat(50)) / cost('b-b')).toBeLessThan(6);
  });

  test('a hashtag procurada aparece inteira, e a palavra igual fora dela não', () => {
    const text = 'cinema #Cinema';
    const entities = [{ kind: 'tag' as const, start: 7, end: 14, tag: 'cinema' }];
    expect(highlight({ text, entities }, ask('#cinema'))).toEqual([
      { text: 'cinema ', hit: false },
      { text: '#Cinema', hit: true },
    ]);
  });

  test('de texto longo, o trecho com mais acertos, cortado entre palavras', () => {
    const filler = 'palavra comum e sem graça '.repeat(12);
    const text = `gato ${filler}gato preto e outro gato ${filler}`;
    const shown = show(text, 'gato preto');
    expect(shown).toMatch(/^….*\[gato\] \[preto\] e outro \[gato\].*…$/);
    const words = new Set(text.split(' '));
    for (const word of shown.replace(/[…[\]]/g, '').split(' ')) expect(words).toContain(word);
  });

  test('sem espaço onde cortar, nenhum caractere se parte', () => {
    const family = '👨‍👩‍👧‍👦';
    for (let before = 0; before < 12; before += 1) {
      const text = `${'x'.repeat(before)}${family.repeat(60)}gato${family.repeat(60)}`;
      const joined = piecesOf(text, 'gato')
        .map((piece) => piece.text)
        .join('');
      expect(joined.replaceAll(family, '').replace(/[x…]/g, '')).toBe('gato');
    }
  });

  test('os pedaços juntos são um trecho do texto, com até 200 unidades, em qualquer texto e busca', () => {
    const word = fc.constantFrom(
      'gato',
      'ação',
      'ações',
      '<script>',
      '👩🏽‍💻',
      'e-mail',
      '\n',
      '&amp;',
      'x'.repeat(90),
    );
    const text = fc.array(fc.oneof(word, fc.string({ unit: 'grapheme', maxLength: 8 })), { maxLength: 120 });
    fc.assert(
      fc.property(text, fc.constantFrom('gato', 'ação "gato"', 'scr*', 'e-mail OU 👩‍💻'), (parts, q) => {
        const whole = parts.join(' ');
        const pieces = piecesOf(whole, q);
        const joined = pieces.map((piece) => piece.text).join('');
        expect(joined.length).toBeLessThanOrEqual(200);
        expect(whole.includes(joined.replace(/^…|…$/g, '')) || whole.includes(joined)).toBe(true);
        expect(pieces.every((piece) => piece.text !== '')).toBe(true);
      }),
      { numRuns: 500, seed: 20_261_130 },
    );
  });
});
