import { expect, test } from 'vitest';
import type { Entity } from '../src/api/types.ts';
import { piecesOf } from '../src/text/pieces.ts';

const TEXT = 'Oi @ana, veja #Café em exemplo';
const mention = (start: number, end: number): Entity => ({
  kind: 'mention',
  start,
  end,
  userId: 'u1',
  handle: 'ana_torres',
});
const link = (url: string): Entity => ({ kind: 'link', start: 23, end: 30, url });

test('cada intervalo vira o que ele é, com o texto que a pessoa escreveu', () => {
  const tag: Entity = { kind: 'tag', start: 14, end: 19, tag: 'cafe' };
  expect(piecesOf(TEXT, [mention(3, 7), tag, link('https://exemplo.org/')])).toEqual([
    { kind: 'text', text: 'Oi ' },
    { kind: 'mention', text: '@ana', handle: 'ana_torres' },
    { kind: 'text', text: ', veja ' },
    { kind: 'tag', text: '#Café', tag: 'cafe' },
    { kind: 'text', text: ' em ' },
    { kind: 'link', text: 'exemplo', href: 'https://exemplo.org/' },
  ]);
});

test.each(['javascript:alert(1)', 'data:text/html,x', 'vbscript:x', '//exemplo.org', 'JAVASCRIPT:x//.'])(
  'uma entidade que leva a %s fica como texto',
  (url) => {
    expect(piecesOf(TEXT, [link(url)]).map(({ kind }) => kind)).toEqual(['text', 'text']);
  },
);

test.each([
  ['fora do texto', [mention(3, 99)]],
  ['vazio', [mention(3, 3)]],
  ['ao contrário', [mention(7, 3)]],
  ['por cima do anterior', [mention(3, 7), mention(5, 9)]],
])('um intervalo %s não some com texto nenhum', (_what, entities) => {
  const back = piecesOf(TEXT, entities).map(({ text }) => text);
  expect(back.join('')).toBe(TEXT);
});
