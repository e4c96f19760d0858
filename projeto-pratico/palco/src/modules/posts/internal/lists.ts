import type { Keys, Scope } from '#kernel/cursor.ts';
import { inRounds, type List, type Page, type PageRequest, type Rounds, readPage } from '#kernel/page.ts';
import type { PostsDeps } from './deps.ts';
import type { Hydrate } from './hydrate.ts';
import type { Post, Visibility } from './schema.ts';
import { type ListRow, lists, type ProfileView, type Step } from './store/lists.ts';
import { tagKey } from './text/tags.ts';

export type ListsDeps = Pick<PostsDeps, 'db' | 'users' | 'cursors' | 'followsAny'> & { hydrate: Hydrate };

type ReadStep<Row = ListRow> = (step: Step) => Promise<Row[]>;

/** Quantas publicações recentes dizem quem está ativo. */
const RECENT_POSTS = 200;

/** As listas de posts: cada uma é um esqueleto que se lê e se veste do mesmo jeito. */
export function createLists(deps: ListsDeps) {
  const { db, users, cursors, followsAny } = deps;

  const page = (scope: Scope, viewerId: string | null, read: ReadStep, request: PageRequest) =>
    readPage(cursors, postList(deps, scope, viewerId, read), request);

  /** O que esta pessoa vê deste perfil por ser quem é; o resto depende de estar mencionada. */
  async function visibilitiesFor(authorId: string, viewerId: string | null): Promise<Visibility[]> {
    if (viewerId === authorId) return ['public', 'unlisted', 'followers', 'private'];
    const follows = viewerId !== null && (await followsAny(viewerId, [authorId], db)).has(authorId);
    return follows ? ['public', 'unlisted', 'followers'] : ['public', 'unlisted'];
  }

  return {
    /** Públicas de todos, sem as respostas. */
    everyone: (request: PageRequest, viewerId: string | null): Promise<Page<Post>> =>
      readPage(cursors, everyoneList(deps, viewerId), request),

    async ofHandle(handle: string, replies: boolean, request: PageRequest, viewerId: string | null) {
      const authorId = await users.idByHandle(handle);
      const visibilities = await visibilitiesFor(authorId, viewerId);
      const view: ProfileView = { authorId, viewerId, visibilities, replies };
      const read: ReadStep = (step) => lists.profile(db, step, view);
      return page(['perfil', authorId, replies], viewerId, read, request);
    },

    /** @param written a hashtag como alguém a escreveria; a que não pode existir não está em post nenhum */
    ofTag(written: string, request: PageRequest, viewerId: string | null): Promise<Page<Post>> {
      const tag = tagKey(written) ?? '';
      return page(['hashtag', tag], viewerId, (step) => lists.tag(db, step, tag), request);
    },

    mentionsOf: (userId: string, request: PageRequest): Promise<Page<Post>> =>
      page(['menções', userId], userId, (step) => lists.mentions(db, step, userId), request),

    /** Quem chama já conferiu que o citado pode ser visto. */
    quotesOf: (quotedId: string, request: PageRequest, viewerId: string | null): Promise<Page<Post>> =>
      page(['citações', quotedId], viewerId, (step) => lists.quotes(db, step, viewerId, quotedId), request),

    /** O que a pessoa e quem ela segue publicaram, sem as respostas. */
    timelineOf(viewerId: string, followees: string[], request: PageRequest): Promise<Page<Post>> {
      const authors = [viewerId, ...followees];
      return page(
        ['timeline', viewerId],
        viewerId,
        (step) => lists.authors(db, step, viewerId, authors),
        request,
      );
    },

    /** Quem escreveu as últimas publicações, de quem publicou por último em diante. */
    recentAuthors: () => lists.recentAuthors(db, RECENT_POSTS),
  };
}

/** As publicações de todos, sem as respostas. */
export const everyoneList = (deps: ListsDeps, viewerId: string | null): List<Post> =>
  postList(deps, ['todos'], viewerId, (step) => lists.everyone(deps.db, step));

function postList(deps: ListsDeps, scope: Scope, viewerId: string | null, read: ReadStep): List<Post> {
  const rounds = postRounds(deps, viewerId, ({ id }) => [id], read);
  return { scope, walk: (...start) => inRounds(rounds, ...start) };
}

/**
 * Como se anda em qualquer lista de posts. O que se sabe antes (quem saiu, de quem é o perfil, quem está mencionado) é
 * filtrado no SQL; o que só se descobre lendo (de quem não se é seguidor) entra no filtro da rodada seguinte. Quem
 * escreveu dez mil vezes o que os outros não veem é pulado dentro do banco, e não lido de volta vinte a vinte.
 */
export function postRounds<Row extends ListRow>(
  { db, hydrate, followsAny }: Pick<ListsDeps, 'db' | 'hydrate' | 'followsAny'>,
  viewerId: string | null,
  keysOf: (row: Row) => Keys,
  read: ReadStep<Row>,
): Rounds<Row, Post> {
  const closed = new Set<string>();

  async function learn(hidden: Row[]): Promise<void> {
    const authors = new Set(hidden.flatMap((row) => (row.visibility === 'followers' ? row.author_id : [])));
    if (authors.size === 0) return;
    const followed = viewerId === null ? new Set() : await followsAny(viewerId, [...authors], db);
    for (const id of authors) if (!followed.has(id)) closed.add(id);
  }

  return {
    keysOf,
    read: (from, sense, count) => read({ from, sense, count, closed: [...closed] }),
    async show(rows) {
      const ids = rows.map(({ id }) => id);
      const posts = await hydrate(ids, viewerId);
      await learn(rows.filter(({ id }) => !posts.has(id)));
      return ids.map((id) => posts.get(id) ?? null);
    },
  };
}
