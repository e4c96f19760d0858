import type { Clock } from '#kernel/clock.ts';
import { cutPage, type PageRequest } from '#kernel/cursor.ts';
import type { Db, Tx } from '#kernel/db.ts';
import { invalidFields } from '#kernel/errors.ts';
import type { NewId } from '#kernel/ids.ts';
import { cleanText, hasInk } from '#kernel/text.ts';
import type { Users } from '#modules/users/index.ts';
import { postErrors } from './errors.ts';
import { type NewPost, type Post, type PostPage, TEXT_MAX, type Video } from './schema.ts';
import { type PostRow, store } from './store.ts';

/** O que se prende a um post. Nasce recusando qualquer vídeo; a etapa 05 a religa. */
export interface Attachments {
  /** Prende o vídeo ao post, se é do autor e está livre. @throws `video_not_usable` */
  claim(tx: Tx, claim: { videoId: string; ownerId: string; postId: string }): Promise<void>;
  /** Solta o que estava preso a um post que vai ser apagado. */
  release(tx: Tx, postId: string): Promise<void>;
  /** Vídeos de vários posts, em um número fixo de consultas. */
  byPosts(postIds: string[], viewerId: string | null): Promise<Map<string, Video>>;
}

export interface Reaction {
  likeCount: number;
  liked: boolean;
}

export interface PostsDeps {
  db: Db;
  clock: Clock;
  newId: NewId;
  users: Pick<Users, 'authors' | 'idByHandle'>;
  attachments: Attachments;
  /** Curtidas de vários posts. Nasce vazia; a etapa 06 a religa. */
  reactions: (postIds: string[], viewerId: string | null) => Promise<Map<string, Reaction>>;
}

/** Ids de uma lista, do mais novo ao mais antigo, a partir de um que já se leu. */
type ReadIds = (before: string | null, count: number) => Promise<string[]>;

/** Muita gente desativada seguida deixa a página curta, com cursor, em vez de ler a lista inteira. */
const MAX_ROUNDS = 5;

const NO_REACTION: Reaction = { likeCount: 0, liked: false };

/** Casos de uso da fatia. Leituras vão de ids (esqueleto) a posts inteiros (hidratação em lote). */
export function createService(deps: PostsDeps) {
  const { db, clock, newId, users, attachments, reactions } = deps;

  /** Posts inteiros na ordem dos ids dados, em 4 consultas qualquer que seja o tamanho da página. */
  async function hydrate(ids: string[], viewerId: string | null): Promise<Post[]> {
    if (ids.length === 0) return [];
    const rows = await store.byIds(db, ids);
    const [authors, videos, likes] = await Promise.all([
      users.authors([...new Set(rows.map((row) => row.author_id))]),
      attachments.byPosts(ids, viewerId),
      reactions(ids, viewerId),
    ]);
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.flatMap((id) => {
      const row = byId.get(id);
      const author = row && authors.get(row.author_id);
      // apagado entre as duas leituras: some da página em vez de derrubá-la
      if (!row || !author) return [];
      return [present(row, author, videos.get(id) ?? null, likes.get(id) ?? NO_REACTION, viewerId)];
    });
  }

  /** Página de posts destes autores, do mais novo ao mais antigo. */
  async function pageByAuthors(
    list: string,
    authorIds: string[],
    { limit, before }: PageRequest,
    viewerId: string | null,
  ): Promise<PostPage> {
    const read: ReadIds = (from, count) => store.idsByAuthors(db, authorIds, from, count);
    return fullPage(list, read, { limit, before }, viewerId);
  }

  /** Repõe com os seguintes o que a hidratação deixa de fora: post recém-apagado, autor que se desativou. */
  async function fullPage(list: string, read: ReadIds, page: PageRequest, viewerId: string | null) {
    const items: Post[] = [];
    let before = page.before;
    let nextCursor: string | null = null;
    for (let round = 0; round < MAX_ROUNDS && items.length < page.limit; round += 1) {
      const missing = page.limit - items.length;
      const cut = cutPage(list, await read(before, missing + 1), missing, (id) => id);
      items.push(...(await hydrate(cut.items, viewerId)));
      nextCursor = cut.nextCursor;
      before = cut.items.at(-1) ?? null;
      if (nextCursor === null) break;
    }
    return { items, nextCursor, previousCursor: null };
  }

  async function get(id: string, viewerId: string | null): Promise<Post> {
    const [post] = await hydrate([id], viewerId);
    if (!post) throw postErrors.create('post_not_found', 'A publicação não existe ou foi apagada.');
    return post;
  }

  return {
    pageByAuthors,
    get,
    count: (authorId: string) => store.count(db, authorId),
    /** As publicações da pessoa, para ela levar. */
    export: (authorId: string) => store.ofAuthor(db, authorId),
    /** Quem escreveu as últimas publicações, de quem publicou por último em diante. */
    recentAuthors: () => store.recentAuthors(db, RECENT_POSTS),

    /** As publicações de todos, da mais nova à mais antiga. */
    async everyone({ limit, before }: PageRequest, viewerId: string | null): Promise<PostPage> {
      const read: ReadIds = (from, count) => store.recentIds(db, from, count);
      return fullPage(EVERYONE_LIST, read, { limit, before }, viewerId);
    },

    async create(authorId: string, body: NewPost): Promise<Post> {
      const text = cleanText(body.text);
      if (!hasInk(text)) throw invalidFields([{ field: 'text', message: 'Escreva alguma coisa.' }]);
      if ([...text].length > TEXT_MAX) throw tooLong();
      const row = { id: newId(), author_id: authorId, text, created_at: clock.now() };
      await db.transaction(async (tx) => {
        await store.insert(tx, row);
        if (body.videoId === undefined) return;
        await attachments.claim(tx, { videoId: body.videoId, ownerId: authorId, postId: row.id });
      });
      return get(row.id, authorId);
    },

    async remove(id: string, authorId: string): Promise<void> {
      const removed = await db.transaction(async (tx) => {
        const owner = await store.authorOf(tx, id);
        if (owner !== authorId) return { owner, done: false };
        await attachments.release(tx, id);
        return { owner, done: await store.remove(tx, id, authorId) };
      });
      if (removed.done) return;
      if (removed.owner === null || removed.owner === authorId) {
        throw postErrors.create('post_not_found', 'A publicação não existe ou já foi apagada.');
      }
      throw postErrors.create('post_not_yours', 'Só quem publicou pode apagar.');
    },

    async byHandle(handle: string, page: PageRequest, viewerId: string | null): Promise<PostPage> {
      const authorId = await users.idByHandle(handle);
      return pageByAuthors(PROFILE_LIST, [authorId], page, viewerId);
    },
  };
}

/** Nomes das listas, que entram no cursor. */
export const PROFILE_LIST = 'perfil';
export const EVERYONE_LIST = 'todos';

/** Quantas publicações recentes dizem quem está ativo. */
const RECENT_POSTS = 200;

/** Também depois do esquema: em NFC, uma letra pode virar duas. */
const tooLong = () =>
  invalidFields([{ field: 'text', message: `Passa do limite de ${TEXT_MAX} caracteres.` }]);

function present(
  row: PostRow,
  author: Post['author'],
  video: Video | null,
  reaction: Reaction,
  viewerId: string | null,
): Post {
  const { id, text, created_at } = row;
  const viewer = { liked: reaction.liked, isAuthor: author.id === viewerId };
  return {
    id,
    text,
    createdAt: created_at.toISOString(),
    author,
    video,
    likeCount: reaction.likeCount,
    viewer,
  };
}
