import { type InfiniteData, useInfiniteQuery } from '@tanstack/react-query';
import { api, unwrap } from './client.ts';
import type { Post, Reply, Thread, Unavailable } from './types.ts';

const PAGE_SIZE = 50;
/** Páginas de respostas na tela: com mais, as de uma ponta saem, e o botão dessa ponta as traz de volta. */
const MAX_PAGES = 6;

export type ThreadData = InfiniteData<Thread, unknown>;

/** A conversa em volta de uma publicação. */
export const useThread = (id: string) =>
  useInfiniteQuery({
    queryKey: ['thread', id],
    queryFn: ({ pageParam: cursor, signal }) => {
      const query = { limit: PAGE_SIZE, ...(cursor === null ? {} : { cursor }) };
      return unwrap(api.GET('/api/v1/posts/{id}/thread', { params: { path: { id }, query }, signal }));
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ replies }: Thread) => replies.nextCursor,
    getPreviousPageParam: ({ replies }: Thread) => replies.previousCursor,
    maxPages: MAX_PAGES,
  });

/** As respostas de todas as páginas, em ordem de conversa. A que entrou daqui vale até chegar a que a API devolve. */
export function repliesOf(data: ThreadData): Reply[] {
  const replies = new Map<string, Reply>();
  for (const page of data.pages) {
    for (const reply of page.replies.items) {
      replies.delete(reply.post.id);
      replies.set(reply.post.id, reply);
    }
  }
  return [...replies.values()];
}

/** O que fica no lugar de uma publicação. */
export const gone = (id: string): Unavailable => ({ id, unavailable: true });
/** Verdadeiro para o lugar de uma publicação que sumiu, ou que quem lê não pode ver. */
export const isGone = (post: object): post is Unavailable => 'unavailable' in post;

type Change = (post: Post) => Post;

/** Muda as publicações de uma página de conversa. */
export function mapThread(page: Thread, change: Change): Thread {
  const visit = (post: Post | Unavailable) => (isGone(post) ? post : change(post));
  const items = page.replies.items.map((reply) => ({ ...reply, post: visit(reply.post) }));
  return {
    ancestors: page.ancestors.map(visit),
    post: change(page.post),
    replies: { ...page.replies, items },
  };
}

/**
 * Tira uma publicação da conversa. Se há resposta a ela, o lugar fica; sem nenhuma abaixo, não sobra lugar. Quem
 * responde vem depois de quem é respondido: de trás para a frente, ao chegar a um lugar já se sabe se há resposta.
 */
export function dropFromThread(data: ThreadData, id: string): ThreadData {
  const answered = new Set<string>();
  const isKept = ({ post, parentId }: Reply) => {
    const kept = !isGone(post) || answered.has(post.id);
    if (kept) answered.add(parentId);
    return kept;
  };
  const swap = (post: Post | Unavailable) => (post.id === id ? gone(id) : post);
  const dropIn = (page: Thread): Thread => {
    const items = page.replies.items
      .map((reply) => ({ ...reply, post: swap(reply.post) }))
      .toReversed()
      .filter(isKept)
      .toReversed();
    return { ...page, ancestors: page.ancestors.map(swap), replies: { ...page.replies, items } };
  };
  return { ...data, pages: data.pages.toReversed().map(dropIn).toReversed() };
}

/** Onde entra a resposta nova entre as já lidas: depois da última que desce de quem ela responde. */
function placeFor(items: readonly Reply[], parentId: string): { at: number; depth: number } | null {
  const parent = items.findIndex(({ post }) => post.id === parentId);
  const depth = items[parent]?.depth;
  if (depth === undefined) return null;
  const after = items.findIndex((reply, index) => index > parent && reply.depth <= depth);
  return { at: after === -1 ? items.length : after, depth: depth + 1 };
}

/** Põe uma resposta recém-publicada no lugar dela; as irmãs vão da mais antiga à mais nova, e ela é a mais nova. */
export function insertReply(data: ThreadData, post: Post): ThreadData {
  const parentId = post.inReplyToId;
  const focus = data.pages[0]?.post.id;
  if (parentId === null || focus === undefined) return data;
  const index =
    parentId === focus
      ? data.pages.length - 1
      : data.pages.findIndex(({ replies }) => replies.items.some((reply) => reply.post.id === parentId));
  const page = data.pages[index];
  if (!page) return data;
  const { items } = page.replies;
  const place = parentId === focus ? { at: items.length, depth: 1 } : placeFor(items, parentId);
  if (!place) return data;
  const next = items.toSpliced(place.at, 0, { depth: place.depth, parentId, post });
  const pages = data.pages.with(index, { ...page, replies: { ...page.replies, items: next } });
  return { ...data, pages };
}
