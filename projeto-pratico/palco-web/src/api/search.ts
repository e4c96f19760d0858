import { useInfiniteQuery } from '@tanstack/react-query';
import { api, unwrap } from './client.ts';
import type { SearchPage } from './types.ts';

const PAGE_SIZE = 20;

/** O que se procura. Campo ausente não filtra. */
export interface SearchWanted {
  q: string;
  sort?: 'relevance' | 'recent';
  author?: string;
  tag?: string;
  since?: string;
  until?: string;
}

/** Publicações que a busca acha, página a página. Sem nada a procurar, não pede nada. */
export const useSearch = (wanted: SearchWanted) =>
  useInfiniteQuery({
    queryKey: ['search', wanted],
    queryFn: ({ pageParam: cursor, signal }) => {
      const query = { ...wanted, limit: PAGE_SIZE, ...(cursor === null ? {} : { cursor }) };
      return unwrap(api.GET('/api/v1/search/posts', { params: { query }, signal }));
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last: SearchPage) => last.nextCursor,
    enabled: wanted.q !== '',
  });
