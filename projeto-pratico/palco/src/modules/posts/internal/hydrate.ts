import type { Author } from '#modules/users/index.ts';
import { countsOf, type PostCounts } from './counts.ts';
import type { PostsDeps, Reaction } from './deps.ts';
import { presentEntities } from './entities.ts';
import { postNotFound } from './errors.ts';
import type { Poll } from './poll-schema.ts';
import type { Published } from './publish.ts';
import type { Post, QuotedPost, Unavailable, Video } from './schema.ts';
import { type PostRow, posts } from './store/posts.ts';
import type { VisibilityRule } from './visibility.ts';

export type HydrateDeps = Pick<PostsDeps, 'db' | 'users' | 'attachments' | 'polls' | 'reactions'> & {
  visibility: VisibilityRule;
};

/** O que acompanha os posts de uma página, já buscado. */
interface Company {
  viewerId: string | null;
  authors: Map<string, Author>;
  videos: Map<string, Video>;
  likes: Map<string, Reaction>;
  counts: Map<string, PostCounts>;
  polls: Map<string, Poll>;
}

const NO_REACTION: Reaction = { likeCount: 0, liked: false };
const NO_COUNT: PostCounts = { replies: 0, quotes: 0 };
const NO_COMPANY = { videos: new Map(), likes: new Map(), counts: new Map(), polls: new Map() };

/** De ids a posts inteiros, em um número fixo de consultas. */
export function createHydrate(deps: HydrateDeps) {
  const { db, users, attachments, polls, reactions, visibility } = deps;

  const seen = async (ids: string[], viewerId: string | null): Promise<PostRow[]> =>
    visibility.permitted(db, ids.length === 0 ? [] : await posts.byIds(db, ids, viewerId), viewerId);

  async function company(rows: PostRow[], quoted: PostRow[], viewerId: string | null): Promise<Company> {
    const all = [...rows, ...quoted];
    const ids = [...new Set(all.map(({ id }) => id))];
    const people = new Set(all.flatMap((row) => [row.author_id, ...Object.values(row.people)]));
    const [authors, videos, likes, counts, pollsOf] = await Promise.all([
      users.authors([...people]),
      attachments.byPosts(ids, viewerId),
      reactions(ids, viewerId),
      countsOf(db, ids),
      polls.byPosts(
        rows.map(({ id }) => id),
        viewerId,
      ),
    ]);
    return { viewerId, authors, videos, likes, counts, polls: pollsOf };
  }

  /** O post que quem escreveu acaba de gravar, sem reler o que está à mão: ainda não há curtida nem resposta. */
  async function fresh(row: Published): Promise<Post> {
    const { id, authorId } = row;
    const post = row.plain ? await plain(row, authorId) : (await hydrate([id], authorId)).get(id);
    if (!post) throw postNotFound();
    return post;
  }

  async function plain(row: Published, authorId: string): Promise<Post | null> {
    const authors = await users.authors([authorId, ...Object.values(row.people)]);
    const post = present(rowOf(row), { ...NO_COMPANY, authors, viewerId: authorId });
    return post && { ...post, quote: null, poll: null };
  }

  /**
   * Os posts que esta pessoa pode ver, dentre os pedidos. Nenhuma lista vaza por esquecer de perguntar: o que ela não
   * vê, foi apagado, ou é de quem saiu, não está no mapa.
   */
  async function hydrate(ids: string[], viewerId: string | null): Promise<Map<string, Post>> {
    const rows = await seen(ids, viewerId);
    if (rows.length === 0) return new Map();
    const quoted = await seen(
      rows.flatMap((row) => row.quote_id ?? []),
      viewerId,
    );
    const around = await company(rows, quoted, viewerId);
    const quotes = new Map(quoted.map((row) => [row.id, row]));
    return new Map(
      rows.flatMap((row) => {
        const post = present(row, around);
        if (!post) return [];
        const quote = row.quote_id === null ? null : quoteOf(row.quote_id, quotes, around);
        return [[row.id, { ...post, quote, poll: around.polls.get(row.id) ?? null }] as const];
      }),
    );
  }

  return { hydrate, fresh };
}

export type Hydrate = ReturnType<typeof createHydrate>['hydrate'];

/** A linha como o banco a devolveria. */
const rowOf = (row: Published): PostRow => ({
  id: row.id,
  author_id: row.authorId,
  visibility: row.visibility,
  addressed: false,
  text: row.text,
  warning: row.warning,
  entities: row.entities,
  people: row.people,
  version: 1,
  created_at: row.createdAt,
  edited_at: null,
  in_reply_to_id: row.inReplyToId,
  root_id: row.rootId,
  quote_id: row.quoteId,
});

function quoteOf(id: string, quotes: Map<string, PostRow>, around: Company): QuotedPost | Unavailable {
  const row = quotes.get(id);
  return (row && present(row, around)) ?? { id, unavailable: true };
}

/** Sem autor que se veja, não há post. */
function present(row: PostRow, around: Company): QuotedPost | null {
  const author = around.authors.get(row.author_id);
  if (!author) return null;
  const reaction = around.likes.get(row.id) ?? NO_REACTION;
  const { replies, quotes } = around.counts.get(row.id) ?? NO_COUNT;
  return {
    id: row.id,
    text: row.text,
    entities: presentEntities(row.entities, row.people, around.authors),
    warning: row.warning,
    visibility: row.visibility,
    createdAt: row.created_at.toISOString(),
    editedAt: row.edited_at?.toISOString() ?? null,
    version: row.version,
    author,
    inReplyToId: row.in_reply_to_id,
    rootId: row.root_id,
    replyCount: replies,
    quoteCount: quotes,
    video: around.videos.get(row.id) ?? null,
    likeCount: reaction.likeCount,
    viewer: { liked: reaction.liked, isAuthor: author.id === around.viewerId },
  };
}
