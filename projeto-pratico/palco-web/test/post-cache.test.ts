import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import type { Feed } from '../src/api/feeds.ts';
import { dropPost, patchPost, prependPost } from '../src/api/post-cache.ts';
import { isGone, repliesOf, type ThreadData } from '../src/api/thread.ts';
import type { Post, Reply } from '../src/api/types.ts';
import { post } from './support/post.ts';

const reply = (id: string, parentId: string, depth: number): Reply => ({
  depth,
  parentId,
  post: post(id, { inReplyToId: parentId, rootId: 'raiz' }),
});

/** Duas páginas: a (a1 (a11)) | b (b1) */
const PAGES = [
  [reply('a', 'raiz', 1), reply('a1', 'a', 2), reply('a11', 'a1', 3)],
  [reply('b', 'raiz', 1), reply('b1', 'b', 2)],
];

const thread = (ancestors: Post[] = []): ThreadData => ({
  pages: PAGES.map((items) => ({
    ancestors,
    post: post('raiz', { replyCount: 2 }),
    replies: { items, nextCursor: null, previousCursor: null },
  })),
  pageParams: PAGES.map(() => null),
});

function cacheWith(data: ThreadData): QueryClient {
  const cache = new QueryClient();
  cache.setQueryData(['thread', 'raiz'], data);
  return cache;
}

const read = (cache: QueryClient) => cache.getQueryData<ThreadData>(['thread', 'raiz']) ?? thread();
const shown = (cache: QueryClient) =>
  repliesOf(read(cache)).map(({ post: item, depth }) => `${isGone(item) ? '†' : ''}${item.id}:${depth}`);

test.each([
  ['raiz', ['a:1', 'a1:2', 'a11:3', 'b:1', 'b1:2', 'nova:1']],
  ['a', ['a:1', 'a1:2', 'a11:3', 'nova:2', 'b:1', 'b1:2']],
  ['a1', ['a:1', 'a1:2', 'a11:3', 'nova:3', 'b:1', 'b1:2']],
  ['a11', ['a:1', 'a1:2', 'a11:3', 'nova:4', 'b:1', 'b1:2']],
  ['b', ['a:1', 'a1:2', 'a11:3', 'b:1', 'b1:2', 'nova:2']],
])('a resposta a %s entra no lugar dela', (parentId, expected) => {
  const cache = cacheWith(thread());
  prependPost(cache, post('nova', { inReplyToId: parentId, rootId: 'raiz' }));
  expect(shown(cache)).toEqual(expected);
});

test('a resposta de outra conversa não entra nesta', () => {
  const cache = cacheWith(thread());
  prependPost(cache, post('nova', { inReplyToId: 'outra', rootId: 'outra' }));
  expect(shown(cache)).not.toContain('nova:1');
});

test('a que entrou daqui aparece uma vez, no lugar que a API lhe dá quando a página dela chega', () => {
  const [first, second] = thread().pages;
  if (!first || !second) throw new Error('faltam páginas');
  const cache = cacheWith({ pages: [first], pageParams: [null] });
  prependPost(cache, post('nova', { inReplyToId: 'raiz', rootId: 'raiz' }));
  expect(shown(cache).at(-1)).toBe('nova:1');
  const arrived = { ...second.replies, items: [...second.replies.items, reply('nova', 'raiz', 1)] };
  const data = read(cache);
  cache.setQueryData(['thread', 'raiz'], {
    ...data,
    pages: [...data.pages, { ...second, replies: arrived }],
  });
  expect(shown(cache)).toEqual(['a:1', 'a1:2', 'a11:3', 'b:1', 'b1:2', 'nova:1']);
});

test('responder conta no pai, e citar, no citado; só o que todos veem, e até mil', () => {
  const cache = cacheWith(thread());
  prependPost(cache, post('nova', { inReplyToId: 'raiz' }));
  expect(read(cache).pages.map((page) => page.post.replyCount)).toEqual([3, 3]);
  prependPost(cache, post('outra', { inReplyToId: 'raiz', visibility: 'followers' }));
  expect(read(cache).pages[0]?.post.replyCount).toBe(3);
  patchPost(cache, 'raiz', (old) => ({ ...old, replyCount: 1000 }));
  prependPost(cache, post('mais', { inReplyToId: 'raiz' }));
  expect(read(cache).pages[0]?.post.replyCount, 'mil quer dizer “mil ou mais”').toBe(1000);
  const { quote: _quote, poll: _poll, ...quoted } = post('raiz');
  prependPost(cache, post('cita', { quote: quoted }));
  expect(read(cache).pages[0]?.post.quoteCount).toBe(1);
});

test('apagar deixa o lugar quando há resposta, e nada quando não há', () => {
  const cache = cacheWith(thread());
  dropPost(cache, post('a1', { inReplyToId: 'a' }));
  expect(shown(cache)).toEqual(['a:1', '†a1:2', 'a11:3', 'b:1', 'b1:2']);
  dropPost(cache, post('b1', { inReplyToId: 'b' }));
  expect(shown(cache)).toEqual(['a:1', '†a1:2', 'a11:3', 'b:1']);
  dropPost(cache, post('a11', { inReplyToId: 'a1' }));
  expect(shown(cache), 'lugar sem resposta abaixo some também').toEqual(['a:1', 'b:1']);
});

test('a citada muda dentro de quem a cita, e some dela quando some', () => {
  const cache = new QueryClient();
  const { quote: _quote, poll: _poll, ...quoted } = post('velha');
  const page = { items: [post('cita', { quote: quoted })], nextCursor: null, previousCursor: null };
  cache.setQueryData<Feed>(['feed', 'everyone'], { pages: [page], pageParams: [null] });
  const quote = () => cache.getQueryData<Feed>(['feed', 'everyone'])?.pages[0]?.items[0]?.quote;
  patchPost(cache, 'velha', (old) => ({ ...old, text: 'outro texto' }));
  expect(quote()).toEqual({ ...quoted, text: 'outro texto' });
  dropPost(cache, post('velha'));
  expect(quote()).toEqual({ id: 'velha', unavailable: true });
});

test.each([
  ['pública', post('n'), ['everyone', 'person/ana/false', 'person/ana/true', 'timeline']],
  ['não listada', post('n', { visibility: 'unlisted' }), ['person/ana/false', 'person/ana/true', 'timeline']],
  ['resposta', post('n', { inReplyToId: 'x' }), ['person/ana/true']],
  [
    'com hashtag',
    post('n', { entities: [{ kind: 'tag', start: 0, end: 1, tag: 'luz' }] }),
    ['everyone', 'person/ana/false', 'person/ana/true', 'tag/luz', 'timeline'],
  ],
])('%s: entra nas listas em que a API a poria', (_what, fresh, expected) => {
  const cache = new QueryClient();
  const empty = { pages: [{ items: [], nextCursor: null, previousCursor: null }], pageParams: [null] };
  const names = ['everyone', 'mentions', 'person/ana/false', 'person/ana/true', 'tag/luz', 'timeline'];
  for (const name of names) cache.setQueryData<Feed>(['feed', ...name.split('/')], empty);
  prependPost(cache, fresh);
  const filled = names.filter(
    (name) => cache.getQueryData<Feed>(['feed', ...name.split('/')])?.pages[0]?.items.length === 1,
  );
  expect(filled).toEqual(expected);
});
