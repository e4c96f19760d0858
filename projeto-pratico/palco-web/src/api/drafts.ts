import {
  type InfiniteData,
  type QueryClient,
  useInfiniteQuery,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { api, unwrap } from './client.ts';
import { attemptHeader, type DraftInput, settlePublished } from './publish.ts';
import type { Draft, DraftPage, Post } from './types.ts';

const KEY = ['drafts'];
const PAGE_SIZE = 20;

/** Depois da hora marcada, quanto se espera para ver se saiu. */
const GRACE_MS = 3000;
const LONGEST_MS = 3_600_000;

/** Quando a lista muda sozinha: logo depois da próxima hora marcada. */
function nextChange(pages: DraftPage[] | undefined): number | false {
  const times = (pages ?? []).flatMap(({ items }) =>
    items.flatMap(({ scheduledFor }) => (scheduledFor === null ? [] : [Date.parse(scheduledFor)])),
  );
  if (times.length === 0) return false;
  return Math.min(LONGEST_MS, Math.max(0, Math.min(...times) - Date.now()) + GRACE_MS);
}

/** Os rascunhos da pessoa, do mexido por último ao mais antigo. */
export const useDrafts = () =>
  useInfiniteQuery({
    queryKey: KEY,
    queryFn: ({ pageParam, signal }) => {
      const query = { limit: PAGE_SIZE, ...(pageParam === null ? {} : { cursor: pageParam }) };
      return unwrap(api.GET('/api/v1/drafts', { params: { query }, signal }));
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last: DraftPage) => last.nextCursor,
    refetchOnWindowFocus: true,
    refetchInterval: ({ state }) => nextChange(state.data?.pages),
  });

/** A lista mudou: quem a mostra a relê. */
export const draftsChanged = (cache: QueryClient) => cache.invalidateQueries({ queryKey: KEY });

const path = (id: string) => ({ path: { id } });

/** Guarda um rascunho; sem `id`, um novo. */
export const saveDraft = (id: string | null, body: DraftInput): Promise<Draft> =>
  unwrap(
    id === null
      ? api.POST('/api/v1/drafts', { body })
      : api.PUT('/api/v1/drafts/{id}', { params: path(id), body }),
  );

/** Um rascunho sai uma vez só: sem chave de tentativa, a dele é a que vale. */
const publication = async (id: string, body: { at?: string }, attempt: string | null) => {
  const headers = attemptHeader(attempt ?? `rascunho-${id}`);
  return unwrap(api.POST('/api/v1/drafts/{id}/publication', { params: path(id), body, headers }));
};

/** Publica o rascunho agora. Repetir por causa de uma resposta perdida devolve a mesma publicação. */
export const publishDraft = async (id: string, attempt: string | null = null) =>
  (await publication(id, {}, attempt)) as Post;

/** Marca a hora de sair. */
export const scheduleDraft = async (id: string, at: string, attempt: string | null) =>
  (await publication(id, { at }, attempt)) as Draft;

/** Desfaz o agendamento; o rascunho fica. */
export const unscheduleDraft = (id: string): Promise<Draft> =>
  unwrap(api.DELETE('/api/v1/drafts/{id}/publication', { params: path(id) }));

type Drafts = InfiniteData<DraftPage, string | null>;

function mapDrafts(cache: QueryClient, change: (items: Draft[]) => Draft[]) {
  cache.setQueryData<Drafts>(
    KEY,
    (seen) => seen && { ...seen, pages: seen.pages.map((page) => ({ ...page, items: change(page.items) })) },
  );
}

// A linha que pede sai da tela antes da resposta: o que vem depois é dito aqui, e não em `mutate`, que só avisa a quem
// continua montado.

/** Apaga: a linha sai na hora e volta se a API recusar. */
export function useDeleteDraft(onRefused: (error: Error) => void) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => unwrap(api.DELETE('/api/v1/drafts/{id}', { params: path(id) })),
    onMutate: async (id) => {
      await cache.cancelQueries({ queryKey: KEY });
      const before = cache.getQueryData<Drafts>(KEY);
      mapDrafts(cache, (items) => items.filter((draft) => draft.id !== id));
      return before;
    },
    onError: (error, _id, before) => {
      cache.setQueryData(KEY, before);
      onRefused(error);
    },
  });
}

/** Publica da própria lista. */
export function usePublishDraft(onDone: (post: Post) => void) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => publishDraft(id),
    onSuccess: (post, id) => {
      mapDrafts(cache, (items) => items.filter((draft) => draft.id !== id));
      settlePublished(cache, post);
      onDone(post);
    },
  });
}

/** Desfaz o agendamento da própria lista. */
export function useUnschedule(onDone: () => void) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: unscheduleDraft,
    onSuccess: (draft) => {
      mapDrafts(cache, (items) => items.map((item) => (item.id === draft.id ? draft : item)));
      onDone();
    },
  });
}
