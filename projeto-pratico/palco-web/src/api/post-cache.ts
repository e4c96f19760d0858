import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { type Feed, type FeedSource, keyOf } from './feeds.ts';
import { dropFromThread, gone, insertReply, isGone, mapThread, type ThreadData } from './thread.ts';
import type { Post, QuotedPost, SearchPage } from './types.ts';

type Change = (post: Post) => Post;
type Pages<Page> = InfiniteData<Page, unknown>;

function inQuote(quote: QuotedPost, change: Change): QuotedPost {
  const { quote: _quote, poll: _poll, ...rest } = change({ ...quote, quote: null, poll: null });
  return rest;
}

const mapPages = <Page>(data: Pages<Page> | undefined, change: (page: Page) => Page) =>
  data && { ...data, pages: data.pages.map(change) };

/** Aplica uma mudança a toda publicação já lida: listas, conversas e buscas. */
function mapPosts(cache: QueryClient, change: Change) {
  cache.setQueriesData<Feed>({ queryKey: ['feed'] }, (feed) =>
    mapPages(feed, (page) => ({ ...page, items: page.items.map(change) })),
  );
  cache.setQueriesData<ThreadData>({ queryKey: ['thread'] }, (data) =>
    mapPages(data, (page) => mapThread(page, change)),
  );
  cache.setQueriesData<Pages<SearchPage>>({ queryKey: ['search'] }, (data) =>
    mapPages(data, (page) => ({
      ...page,
      items: page.items.map((hit) => ({ ...hit, post: change(hit.post) })),
    })),
  );
}

/** A mesma mudança, onde quer que a publicação esteja: sozinha ou dentro de uma que a cita. */
const whereIs =
  (isIt: (post: Post | QuotedPost) => boolean, change: Change): Change =>
  (post) => {
    if (isIt(post)) return change(post);
    const { quote } = post;
    return quote && !isGone(quote) && isIt(quote) ? { ...post, quote: inQuote(quote, change) } : post;
  };

/** Muda uma publicação em todo lugar em que ela aparece. */
export const patchPost = (cache: QueryClient, id: string, change: Change) =>
  mapPosts(
    cache,
    whereIs((post) => post.id === id, change),
  );

/** Troca o nome e a foto de quem escreveu onde já aparecem. */
export function refreshAuthor(cache: QueryClient, { id, handle, name, avatarUrl }: Post['author']) {
  const refresh: Change = (post) => ({ ...post, author: { ...post.author, handle, name, avatarUrl } });
  mapPosts(
    cache,
    whereIs((post) => post.author.id === id, refresh),
  );
}

/** Interrompe leituras em curso que trariam de volta o que a pessoa acabou de mudar. */
export const holdPosts = (cache: QueryClient) =>
  Promise.all(['feed', 'thread', 'search'].map((name) => cache.cancelQueries({ queryKey: [name] })));

/** A API conta até aqui; deste número em diante ele quer dizer “mil ou mais”, e não muda por um. */
const COUNT_MAX = 1000;
const counted = (count: number, step: 1 | -1) =>
  count >= COUNT_MAX ? count : Math.min(COUNT_MAX, Math.max(0, count + step));

/** Respostas e citações que todos veem entram na conta de quem as recebeu. */
function countIn(cache: QueryClient, post: Post, step: 1 | -1) {
  if (post.visibility !== 'public' && post.visibility !== 'unlisted') return;
  const { inReplyToId: parent, quote } = post;
  if (parent !== null) {
    patchPost(cache, parent, (old) => ({ ...old, replyCount: counted(old.replyCount, step) }));
  }
  if (quote !== null) {
    patchPost(cache, quote.id, (old) => ({ ...old, quoteCount: counted(old.quoteCount, step) }));
  }
}

/** Tira uma publicação de todas as listas; na conversa fica o lugar dela, se alguém respondeu. */
export function dropPost(cache: QueryClient, post: Post) {
  cache.removeQueries({ queryKey: ['thread', post.id] });
  cache.setQueriesData<Feed>({ queryKey: ['feed'] }, (feed) =>
    mapPages(feed, (page) => ({ ...page, items: page.items.filter(({ id }) => id !== post.id) })),
  );
  cache.setQueriesData<Pages<SearchPage>>({ queryKey: ['search'] }, (data) =>
    mapPages(data, (page) => ({ ...page, items: page.items.filter((hit) => hit.post.id !== post.id) })),
  );
  cache.setQueriesData<ThreadData>({ queryKey: ['thread'] }, (data) => data && dropFromThread(data, post.id));
  mapPosts(cache, (other) => (other.quote?.id === post.id ? { ...other, quote: gone(post.id) } : other));
  countIn(cache, post, -1);
}

/** As listas no alto das quais uma publicação nova aparece. */
function listsOf(post: Post): FeedSource[] {
  const { handle } = post.author;
  const own: FeedSource[] = [{ kind: 'person', handle, replies: true }];
  const quotes: FeedSource[] = post.quote ? [{ kind: 'quotes', id: post.quote.id }] : [];
  const tags = new Set(post.entities.flatMap((entity) => (entity.kind === 'tag' ? [entity.tag] : [])));
  const open: FeedSource[] =
    post.visibility === 'public' ? [...tags].map((tag): FeedSource => ({ kind: 'tag', tag })) : [];
  if (post.inReplyToId !== null) return [...own, ...quotes, ...open];
  const top: FeedSource[] = [{ kind: 'timeline' }, { kind: 'person', handle, replies: false }];
  const everyone: FeedSource[] = post.visibility === 'public' ? [{ kind: 'everyone' }] : [];
  return [...own, ...quotes, ...open, ...top, ...everyone];
}

/** Põe uma publicação nova onde ela aparece: no alto das listas e, se é resposta, no lugar dela na conversa. */
export function prependPost(cache: QueryClient, post: Post) {
  const put = (feed: Feed | undefined): Feed | undefined => {
    const [first, ...rest] = feed?.pages ?? [];
    if (!feed || !first) return feed;
    return { ...feed, pages: [{ ...first, items: [post, ...first.items] }, ...rest] };
  };
  for (const source of listsOf(post)) cache.setQueryData<Feed>(keyOf(source), put);
  cache.setQueriesData<ThreadData>({ queryKey: ['thread'] }, (data) => data && insertReply(data, post));
  countIn(cache, post, 1);
}
