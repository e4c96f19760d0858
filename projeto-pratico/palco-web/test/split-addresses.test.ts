import { describe, expect, test } from 'vitest';
import { splitAddresses } from '../src/text/split-addresses.ts';

describe('endereços de uma mensagem do Palco', () => {
  test('o endereço local vem inteiro, com o fragmento que leva o token', () => {
    const url = 'http://localhost:3000/confirmar-email#Ab_-9';
    expect(splitAddresses(`Confirmar a conta:\n${url}\n\nPalco\n`)).toEqual([
      'Confirmar a conta:\n',
      url,
      '\n\nPalco\n',
    ]);
  });

  test('o endereço fica em posição ímpar mesmo no começo do texto', () => {
    expect(splitAddresses('https://palco.exemplo.com.br/entrar')).toEqual([
      '',
      'https://palco.exemplo.com.br/entrar',
      '',
    ]);
  });

  test('só http e https viram endereço', () => {
    const text = 'javascript:alert(1) e ftp://exemplo.org';
    expect(splitAddresses(text)).toEqual([text]);
  });
});
