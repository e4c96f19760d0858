import { type InfiniteData, type QueryClient, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api, unwrap } from './client.ts';
import type { Post, PostPage } from './types.ts';

/** Publicações por página: duas telas de telefone, sem passar do padrão da API. */
const PAGE_SIZE = 20;

export type Feed = InfiniteData<PostPage, unknown>;
/** De onde vem a lista: a página inicial ou as publicações de uma pessoa. */
export type FeedSource = { kind: 'timeline' } | { kind: 'person'; handle: string };

const keyOf = (source: FeedSource) =>
  source.kind === 'timeline' ? ['feed', 'timeline'] : ['feed', 'person', source.handle];

function fetchPage(source: FeedSource, cursor: string | null, signal: AbortSignal): Promise<PostPage> {
  const query = { limit: PAGE_SIZE, ...(cursor === null ? {} : { cursor }) };
  if (source.kind === 'timeline') {
    return unwrap(api.GET('/api/v1/timeline', { params: { query }, signal }));
  }
  const params = { path: { handle: source.handle }, query };
  return unwrap(api.GET('/api/v1/users/{handle}/posts', { params, signal }));
}

/** Lista sem fim de publicações. */
export function useFeed(source: FeedSource) {
  return useInfiniteQuery({
    queryKey: keyOf(source),
    queryFn: ({ pageParam, signal }) => fetchPage(source, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last: PostPage) => last.nextCursor,
    staleTime: 60_000,
  });
}

/** As páginas em uma lista só; uma publicação que escorregou entre duas páginas aparece uma vez. */
export function flatten(feed: Feed): Post[] {
  const seen = new Map<string, Post>();
  for (const page of feed.pages)
    for (const post of page.items) if (!seen.has(post.id)) seen.set(post.id, post);
  return [...seen.values()];
}

/** Uma publicação só. */
export function usePost(id: string) {
  return useQuery({
    queryKey: ['post', id],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/posts/{id}', { params: { path: { id } }, signal })),
  });
}

function mapFeed(feed: Feed | undefined, change: (items: Post[]) => Post[]): Feed | undefined {
  return feed && { ...feed, pages: feed.pages.map((page) => ({ ...page, items: change(page.items) })) };
}

/** Muda uma publicação em todo lugar em que ela aparece. */
export function patchPost(cache: QueryClient, id: string, change: (post: Post) => Post) {
  const swap = (items: Post[]) => items.map((post) => (post.id === id ? change(post) : post));
  cache.setQueriesData<Feed>({ queryKey: ['feed'] }, (feed) => mapFeed(feed, swap));
  cache.setQueryData<Post>(['post', id], (post) => post && change(post));
}

/** Tira uma publicação de todas as listas. */
export function dropPost(cache: QueryClient, id: string) {
  const drop = (items: Post[]) => items.filter((post) => post.id !== id);
  cache.setQueriesData<Feed>({ queryKey: ['feed'] }, (feed) => mapFeed(feed, drop));
  cache.removeQueries({ queryKey: ['post', id] });
}

/** Põe uma publicação nova no alto da página inicial e do perfil de quem escreveu. */
export function prependPost(cache: QueryClient, post: Post) {
  const put = (feed: Feed | undefined): Feed | undefined => {
    const [first, ...rest] = feed?.pages ?? [];
    if (!feed || !first) return feed;
    return { ...feed, pages: [{ ...first, items: [post, ...first.items] }, ...rest] };
  };
  cache.setQueryData<Feed>(['feed', 'timeline'], put);
  cache.setQueryData<Feed>(['feed', 'person', post.author.handle], put);
}
