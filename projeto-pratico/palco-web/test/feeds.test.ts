import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { type Feed, flatten, timelineChanged } from '../src/api/feeds.ts';
import { dropPost, patchPost, prependPost, refreshAuthor } from '../src/api/post-cache.ts';
import { pollDelay } from '../src/api/videos.ts';
import { post } from './support/post.ts';

const feedOf = (...pages: string[][]): Feed => ({
  pages: pages.map((ids) => ({ items: ids.map((id) => post(id)), nextCursor: null, previousCursor: null })),
  pageParams: pages.map(() => null),
});

const ids = (cache: QueryClient) =>
  flatten(cache.getQueryData<Feed>(['feed', 'timeline']) ?? feedOf()).map(({ id }) => id);

function cacheWith(feed: Feed): QueryClient {
  const cache = new QueryClient();
  cache.setQueryData(['feed', 'timeline'], feed);
  return cache;
}

test('uma publicação que escorregou para a página seguinte aparece uma vez', () => {
  expect(flatten(feedOf(['c', 'b'], ['b', 'a'])).map(({ id }) => id)).toEqual(['c', 'b', 'a']);
});

test('a nova vai ao alto, a apagada some, a mudada muda onde estiver', () => {
  const cache = cacheWith(feedOf(['b'], ['a']));
  prependPost(cache, post('c'));
  expect(ids(cache)).toEqual(['c', 'b', 'a']);
  patchPost(cache, 'a', (old) => ({ ...old, likeCount: 9 }));
  expect(cache.getQueryData<Feed>(['feed', 'timeline'])?.pages[1]?.items[0]?.likeCount).toBe(9);
  dropPost(cache, post('b'));
  expect(ids(cache)).toEqual(['c', 'a']);
});

test('sem a lista carregada, publicar não inventa uma lista de um item', () => {
  const cache = new QueryClient();
  prependPost(cache, post('a'));
  expect(cache.getQueryData(['feed', 'timeline'])).toBeUndefined();
});

test('nome e foto novos aparecem em toda lista, sem pedir nada', () => {
  const cache = cacheWith(feedOf(['b'], ['a']));
  const author = { id: 'u1', handle: 'ana', name: 'Ana Torres', avatarUrl: '/media/avatars/u1/1.webp' };
  refreshAuthor(cache, author);
  const feed = cache.getQueryData<Feed>(['feed', 'timeline']) ?? feedOf();
  expect(flatten(feed).map((item) => item.author)).toEqual([author, author]);
});

test('seguir alguém refaz um início vazio e só avisa um início com leitura em andamento', async () => {
  const empty = cacheWith(feedOf([]));
  await timelineChanged(empty);
  expect(empty.getQueryData(['feed', 'timeline'])).toBeUndefined();
  const busy = cacheWith(feedOf(['b']));
  await timelineChanged(busy);
  expect(ids(busy)).toEqual(['b']);
  expect(String(busy.getQueryData(['newest', 'timeline'])) > '01a1').toBe(true);
});

test('as perguntas sobre um vídeo em preparo se espaçam de 1 a 8 segundos', () => {
  const delays = Array.from({ length: 15 }, (_, asked) => pollDelay(asked));
  expect(delays[0]).toBe(1000);
  expect(delays.at(-1)).toBe(8000);
  expect(delays).toEqual([...delays].sort((a, b) => a - b));
});
