import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanText } from '#kernel/text.ts';
import { entitiesOf } from '../internal/text/entities.ts';
import { tagKey } from '../internal/text/tags.ts';

/** O que foi achado, como se lê: o trecho e o que ele quer dizer. */
const found = (text: string) =>
  entitiesOf(text).map((span) => {
    const shown = text.slice(span.start, span.end);
    if (span.kind === 'mention') return `${shown} → pessoa ${span.handle}`;
    return span.kind === 'tag' ? `${shown} → ${span.tag}` : `${shown} → ${span.url}`;
  });

describe('menções', () => {
  test.each([
    ['oi @ana', ['@ana → pessoa ana']],
    ['@ana, @bia_2: vejam', ['@ana → pessoa ana', '@bia_2 → pessoa bia_2']],
    ['(@ana)', ['@ana → pessoa ana']],
    ['.@ana aberto a todos', ['@ana → pessoa ana']],
    ['obrigado, @ana.', ['@ana → pessoa ana']],
    ['@AnA', ['@AnA → pessoa ana']],
    ['👩‍🚀@ana', ['@ana → pessoa ana']],
    ['مرحبا @ana', ['@ana → pessoa ana']],
    ['\n@ana\n', ['@ana → pessoa ana']],
    ['escreva a ana@exemplo.com.br', []],
    ['nome.sobrenome+lista@exemplo.com', []],
    ['joão@ana', []],
    ['@ana@outro.social', []],
    ['@@ana', []],
    ['youtube.com/@ana', []],
    ['@an', []],
    ['@anaé', []],
    [`@${'a'.repeat(31)}`, []],
    ['@ana\u0301', []],
    ['@K\u212ah', []],
    ['＠ana', []],
    ['@ ana', []],
    ['a @', []],
  ])('%j', (text, expected) => expect(found(text)).toEqual(expected));
});

describe('hashtags', () => {
  test.each([
    ['#TypeScript', ['#TypeScript → typescript']],
    ['#programação e #Ação!', ['#programação → programacao', '#Ação → acao']],
    ['#2026eleições', ['#2026eleições → 2026eleicoes']],
    ['(#node_js)', ['#node_js → node_js']],
    ['#ﬁm', ['#ﬁm → fim']],
    ['#日本語', ['#日本語 → 日本語']],
    ['#हिन्दी', ['#हिन्दी → हिन्दी']],
    ['🎉#festa🎉', ['#festa → festa']],
    ['#2026', []],
    ['#_', []],
    ['a#b', []],
    ['##b', []],
    ['&#39;', []],
    ['/#secao', []],
    ['#️⃣ número', []],
    ['# título', []],
    [`#${'a'.repeat(51)}`, []],
    [`#${'a'.repeat(50)}`, [`#${'a'.repeat(50)} → ${'a'.repeat(50)}`]],
  ])('%j', (text, expected) => expect(found(text)).toEqual(expected));

  test('a chave é a mesma com acento, maiúscula, largura dupla ou letra decomposta', () => {
    const keys = ['Ação', 'acao', 'AÇÃO', 'Ａｃａｏ', 'Ac\u0327a\u0303o'].map(tagKey);
    expect(new Set(keys)).toEqual(new Set(['acao']));
  });

  test('uma letra que vira dezoito não faz uma chave que o índice recuse', () => {
    expect(tagKey('ﷺ'.repeat(50))).toBe(null);
  });
});

describe('links', () => {
  test.each([
    ['veja https://exemplo.com.', ['https://exemplo.com → https://exemplo.com/']],
    ['HTTPS://Exemplo.COM/Ação', ['HTTPS://Exemplo.COM/Ação → https://exemplo.com/A%C3%A7%C3%A3o']],
    [
      '(https://pt.wikipedia.org/wiki/Rust_(linguagem))',
      ['https://pt.wikipedia.org/wiki/Rust_(linguagem) → https://pt.wikipedia.org/wiki/Rust_(linguagem)'],
    ],
    ['(veja https://exemplo.com/a), depois', ['https://exemplo.com/a → https://exemplo.com/a']],
    ['“https://exemplo.com/a”', ['https://exemplo.com/a → https://exemplo.com/a']],
    ['[https://exemplo.com/a]', ['https://exemplo.com/a → https://exemplo.com/a']],
    ['https://exemplo.com/a?b=1&c=#d!', ['https://exemplo.com/a?b=1&c=#d → https://exemplo.com/a?b=1&c=#d']],
    [
      'https://exemplo.com/#secao @ana',
      ['https://exemplo.com/#secao → https://exemplo.com/#secao', '@ana → pessoa ana'],
    ],
    ['https://exemplo.com/@ana', ['https://exemplo.com/@ana → https://exemplo.com/@ana']],
    ['(https://exemplo.com/a)#tag', ['https://exemplo.com/a → https://exemplo.com/a', '#tag → tag']],
    ['https://maçã.com.br', ['https://maçã.com.br → https://xn--ma-tiap.com.br/']],
    ['https://exemplo.com<script>', ['https://exemplo.com → https://exemplo.com/']],
    ['https://exemplo.com/"onmouseover="x', ['https://exemplo.com/ → https://exemplo.com/']],
    ['http://localhost:3000/a', ['http://localhost:3000/a → http://localhost:3000/a']],
    ['https://banco.com.br@golpe.com/#tag', []],
    ['https://ana:senha@exemplo.com @bia', ['@bia → pessoa bia']],
    ['xhttps://exemplo.com', []],
    ['javascript:alert(1)', []],
    ['data:text/html,<script>alert(1)</script>', []],
    ['vbscript:x ftp://exemplo.com //exemplo.com', []],
    ['https://', []],
    ['https://...', []],
    ['https:// exemplo.com', []],
    ['http\u017f://exemplo.com', []],
    ['https://exemplo.com:99999', []],
    ['https://exem%00plo.com', []],
  ])('%j', (text, expected) => expect(found(text)).toEqual(expected));
});

describe('qualquer texto', () => {
  const piece = fc.constantFrom(
    'https://a.b/c',
    'https://a.b/(c)',
    'http://x:y@z',
    '@ana',
    '#Ação',
    '@',
    '#',
    '(',
    ')',
    '.',
    ' ',
    '\n',
    '👩‍👩‍👧',
    '\u202e',
    'é',
    '<b>',
    'javascript:',
  );
  const anyText = fc
    .array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 30 })
    .map((pieces) => cleanText(pieces.join('')));

  test('as entidades vêm em ordem, não se cruzam e ficam dentro do texto, sem partir um par', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let from = 0;
        for (const { start, end } of entitiesOf(text)) {
          expect(start).toBeGreaterThanOrEqual(from);
          expect(end).toBeGreaterThan(start);
          expect(text.slice(start, end).isWellFormed()).toBe(true);
          from = end;
        }
        expect(from).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  test('todo link é http ou https, sem usuário nem senha, e o navegador o lê igual', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const span of entitiesOf(text)) {
          if (span.kind !== 'link') continue;
          const url = new URL(span.url);
          expect(url.href).toBe(span.url);
          expect(url.protocol).toMatch(/^https?:$/);
          expect(url.username + url.password).toBe('');
        }
      }),
    );
  });

  test('a chave de uma hashtag é a chave dela mesma', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const span of entitiesOf(text)) if (span.kind === 'tag') expect(tagKey(span.tag)).toBe(span.tag);
      }),
    );
  });
});
