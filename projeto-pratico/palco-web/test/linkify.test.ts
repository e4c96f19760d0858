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

  test.each([
    'javascript:alert(1)',
    'data:text/html,oi',
    'https://',
    'http://localhost',
    'www.exemplo.org',
    'https://banco.com.br@fora.example/x',
    'https://ana:senha@fora.example/',
  ])('%s fica como texto', (text) => {
    expect(links(text)).toEqual([]);
  });

  test('as partes, juntas, são o texto de volta', () => {
    const text = 'a <b>x</b> https://exemplo.org/?q=1&r=2! https://outro.org\nfim';
    const back = linkify(text)
      .map((piece) => piece.text)
      .join('');
    expect(back).toBe(text);
  });
});

describe('o endereço mostrado', () => {
  test('perde o protocolo e tem só o caminho cortado', () => {
    expect(shortAddress('https://www.exemplo.org/')).toBe('exemplo.org');
    expect(shortAddress(`https://exemplo.org/${'a'.repeat(80)}.pdf`)).toBe(
      `exemplo.org/${'a'.repeat(11)}…${'a'.repeat(7)}.pdf`,
    );
  });

  test.each([
    [
      'https://www.banco.com.br.login.seguro.evil.example/conta/confirmar',
      'banco.com.br.login.seguro.evil.example/conta/confirmar',
    ],
    ['https://banco.com.br@evil.example/x', 'evil.example/x'],
    ['https://bаnco.com.br/', 'xn--bnco-53d.com.br'],
    ['https://Pão.com.br/receitas', 'pão.com.br/receitas'],
  ])('%s mostra o domínio inteiro: %s', (address, shown) => {
    expect(shortAddress(address)).toBe(shown);
  });
});
