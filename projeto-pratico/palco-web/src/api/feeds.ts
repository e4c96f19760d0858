import { type InfiniteData, type QueryClient, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api, unwrap } from './client.ts';
import type { Post, PostPage } from './types.ts';

/** Publicações por página: duas telas de telefone, sem passar do padrão da API. */
const PAGE_SIZE = 20;

export type Feed = InfiniteData<PostPage, unknown>;
/** De onde vem a lista. */
export type FeedSource =
  | { kind: 'timeline' | 'everyone' | 'mentions' }
  | { kind: 'person'; handle: string; replies: boolean }
  | { kind: 'tag'; tag: string }
  | { kind: 'quotes'; id: string };

const nameOf = ({ kind, ...rest }: FeedSource) => [kind, ...Object.values(rest).map(String)];
/** A chave da lista entre o que já foi lido. */
export const keyOf = (source: FeedSource) => ['feed', ...nameOf(source)];
const newestKeyOf = (source: FeedSource) => ['newest', ...nameOf(source)];

interface PageWanted {
  cursor: string | null;
  limit: number;
  signal: AbortSignal;
}

function fetchPage(source: FeedSource, { cursor, limit, signal }: PageWanted): Promise<PostPage> {
  const query = { limit, ...(cursor === null ? {} : { cursor }) };
  switch (source.kind) {
    case 'everyone':
      return unwrap(api.GET('/api/v1/posts', { params: { query }, signal }));
    case 'timeline':
      return unwrap(api.GET('/api/v1/timeline', { params: { query }, signal }));
    case 'mentions':
      return unwrap(api.GET('/api/v1/mentions', { params: { query }, signal }));
    case 'tag': {
      const params = { path: { tag: source.tag }, query };
      return unwrap(api.GET('/api/v1/tags/{tag}/posts', { params, signal }));
    }
    case 'quotes': {
      const params = { path: { id: source.id }, query };
      return unwrap(api.GET('/api/v1/posts/{id}/quotes', { params, signal }));
    }
    case 'person': {
      const params = { path: { handle: source.handle }, query: { ...query, replies: source.replies } };
      return unwrap(api.GET('/api/v1/users/{handle}/posts', { params, signal }));
    }
  }
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
