import { describe, expect, test } from 'vitest';
import { linkify, shortAddress } from '../src/text/linkify.ts';

const links = (text: string) => linkify(text).flatMap((piece) => (piece.kind === 'link' ? [piece.href] : []));

describe('endereços no texto', () => {
  test('a pontuação da frase fica fora do endereço', () => {
    expect(links('Veja https://exemplo.org/a, e (https://exemplo.org/b).')).toEqual([
      'https://exemplo.org/a',
      'https://exemplo.org/b',
    ]);
  });

  test('um parêntese que abriu dentro do endereço é dele', () => {
    expect(links('https://pt.wikipedia.org/wiki/Palco_(teatro)')).toEqual([
      'https://pt.wikipedia.org/wiki/Palco_(teatro)',
    ]);
  });

  test.each(['javascript:alert(1)', 'data:text/html,oi', 'https://', 'http://localhost', 'www.exemplo.org'])(
    '%s fica como texto',
    (text) => {
      expect(links(text)).toEqual([]);
    },
  );

  test('as partes, juntas, são o texto de volta', () => {
    const text = 'a <b>x</b> https://exemplo.org/?q=1&r=2! https://outro.org\nfim';
    const back = linkify(text)
      .map((piece) => piece.text)
      .join('');
    expect(back).toBe(text);
  });
});

test('o endereço mostrado perde o protocolo e se corta no meio', () => {
  expect(shortAddress('https://www.exemplo.org/')).toBe('exemplo.org');
  expect(shortAddress(`https://exemplo.org/${'a'.repeat(80)}.pdf`)).toHaveLength(41);
});
