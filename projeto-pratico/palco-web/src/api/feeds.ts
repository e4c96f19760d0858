import { type InfiniteData, type QueryClient, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api, unwrap } from './client.ts';
import type { Post, PostPage } from './types.ts';

/** Publicações por página: duas telas de telefone, sem passar do padrão da API. */
const PAGE_SIZE = 20;

export type Feed = InfiniteData<PostPage, unknown>;
/** De onde vem a lista: a página inicial, as publicações de todos ou as de uma pessoa. */
export type FeedSource = { kind: 'timeline' } | { kind: 'everyone' } | { kind: 'person'; handle: string };

const nameOf = (source: FeedSource) => (source.kind === 'person' ? ['person', source.handle] : [source.kind]);
const keyOf = (source: FeedSource) => ['feed', ...nameOf(source)];
const newestKeyOf = (source: FeedSource) => ['newest', ...nameOf(source)];

interface PageWanted {
  cursor: string | null;
  limit: number;
  signal: AbortSignal;
}

function fetchPage(source: FeedSource, { cursor, limit, signal }: PageWanted): Promise<PostPage> {
  const query = { limit, ...(cursor === null ? {} : { cursor }) };
  if (source.kind === 'everyone') return unwrap(api.GET('/api/v1/posts', { params: { query }, signal }));
  if (source.kind === 'timeline') {
    return unwrap(api.GET('/api/v1/timeline', { params: { query }, signal }));
  }
  const params = { path: { handle: source.handle }, query };
  return unwrap(api.GET('/api/v1/users/{handle}/posts', { params, signal }));
}

/**
 * Lista sem fim de publicações. Não se relê sozinha: com 20 páginas abertas seriam 20 pedidos em série a cada volta.
 * Quem avisa do que chegou é {@link useHasNewer}, com um pedido de uma publicação.
 */
export function useFeed(source: FeedSource) {
  return useInfiniteQuery({
    queryKey: keyOf(source),
    queryFn: ({ pageParam, signal }) => fetchPage(source, { cursor: pageParam, limit: PAGE_SIZE, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last: PostPage) => last.nextCursor,
    staleTime: Infinity,
  });
}

const NEWEST_STALE_MS = 60_000;
/** Maior que qualquer id: a lista mudou no meio, e não no alto. */
const CHANGED = '~';

/** Há algo mais novo do que o alto da lista? Confere ao voltar à página e à janela, no máximo uma vez por minuto. */
export function useHasNewer(source: FeedSource, first: string | undefined): boolean {
  const { data } = useQuery({
    queryKey: newestKeyOf(source),
    queryFn: async ({ signal }) =>
      (await fetchPage(source, { cursor: null, limit: 1, signal })).items[0]?.id ?? '',
    enabled: first !== undefined,
    // A lista acabou de chegar: ela mesma diz o que há de mais novo.
    initialData: first,
    staleTime: NEWEST_STALE_MS,
    refetchOnWindowFocus: true,
    retry: false,
  });
  // Os ids são UUIDv7: a ordem do texto é a do tempo.
  return first !== undefined && data !== undefined && data > first;
}

/** Recomeça a lista do alto. */
export function restartFeed(cache: QueryClient, source: FeedSource) {
  cache.removeQueries({ queryKey: newestKeyOf(source) });
  return cache.resetQueries({ queryKey: keyOf(source) });
}

/** Quem se segue mudou: uma página inicial vazia se refaz na hora; uma com leitura em andamento só avisa. */
export function timelineChanged(cache: QueryClient) {
  const feed = cache.getQueryData<Feed>(keyOf({ kind: 'timeline' }));
  if (!feed || flatten(feed).length === 0) return restartFeed(cache, { kind: 'timeline' });
  cache.setQueryData(newestKeyOf({ kind: 'timeline' }), CHANGED);
  return Promise.resolve();
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

/** Troca o nome e a foto de quem escreveu onde já aparecem. */
export function refreshAuthor(cache: QueryClient, { id, handle, name, avatarUrl }: Post['author']) {
  const refresh = (post: Post) =>
    post.author.id === id ? { ...post, author: { ...post.author, handle, name, avatarUrl } } : post;
  cache.setQueriesData<Feed>({ queryKey: ['feed'] }, (feed) => mapFeed(feed, (items) => items.map(refresh)));
  cache.setQueriesData<Post>({ queryKey: ['post'] }, (post) => post && refresh(post));
}

/** Interrompe leituras em curso que trariam de volta o que a pessoa acabou de mudar. */
export async function holdPosts(cache: QueryClient, id: string) {
  await Promise.all([
    cache.cancelQueries({ queryKey: ['feed'] }),
    cache.cancelQueries({ queryKey: ['post', id] }),
  ]);
}

/** Tira uma publicação de todas as listas. */
export function dropPost(cache: QueryClient, id: string) {
  const drop = (items: Post[]) => items.filter((post) => post.id !== id);
  cache.setQueriesData<Feed>({ queryKey: ['feed'] }, (feed) => mapFeed(feed, drop));
  cache.removeQueries({ queryKey: ['post', id] });
}

/** Põe uma publicação nova no alto das listas em que ela aparece. */
export function prependPost(cache: QueryClient, post: Post) {
  const put = (feed: Feed | undefined): Feed | undefined => {
    const [first, ...rest] = feed?.pages ?? [];
    if (!feed || !first) return feed;
    return { ...feed, pages: [{ ...first, items: [post, ...first.items] }, ...rest] };
  };
  for (const kind of ['timeline', 'everyone'] as const) cache.setQueryData<Feed>(keyOf({ kind }), put);
  cache.setQueryData<Feed>(keyOf({ kind: 'person', handle: post.author.handle }), put);
}
