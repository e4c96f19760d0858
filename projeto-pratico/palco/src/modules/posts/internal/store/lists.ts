import { bothWays, idFrom } from '#kernel/by-id.ts';
import type { Keys, Sense } from '#kernel/cursor.ts';
import { type Reader, type Statement, statement } from '#kernel/db.ts';
import type { Visibility } from '../schema.ts';
import { isShown } from './hidden-authors.ts';
import { addressedTo } from './mentions.ts';

/** O esqueleto de um item de lista: o que basta para andar nela. */
export interface ListRow {
  id: string;
  author_id: string;
  visibility: Visibility;
}

/** Onde se está em uma lista, e o que já se sabe que quem pede não vê nela. */
export interface Step {
  from: Keys | null;
  sense: Sense;
  count: number;
  /** Autores cujos posts só para seguidores não são para quem pede. */
  closed: string[];
}

/** Em todo comando de lista, `$1` é de onde se parte, e `$2`, quantos. */
export const ROW = 'p.id, p.author_id, p.visibility';
export const SHOWN = isShown('p.author_id');
/** Quem escreveu, quem está mencionado e quem é respondido veem sempre; `$3` é quem pede. */
const INSIDE = `(p.author_id = $3::uuid or ${addressedTo('$3')})`;

/** Lista que é um passeio em um índice de `posts.posts`. */
const ofPosts = (name: string, where: string): Record<Sense, Statement> =>
  bothWays(
    name,
    (compare, order) =>
      `select ${ROW} from posts.posts p where ${where} and p.id ${compare} $1::uuid and ${SHOWN}
       order by p.id ${order} limit $2`,
  );

/**
 * Lista que é um passeio na chave `(owner, post_id)` de uma tabela ligada aos posts, cujo dono é `$3`. O par se compara de
 * uma vez: só assim o banco não escolhe o índice que começa por `post_id`, e não lê tudo atrás de uma hashtag rara.
 */
const through = (name: string, table: string, owner: string, type: string): Record<Sense, Statement> =>
  bothWays(
    name,
    (compare, order) =>
      `select ${ROW} from ${table} t join posts.posts p on p.id = t.post_id
       where t.${owner} = $3::${type} and (t.${owner}, t.post_id) ${compare} ($3::${type}, $1::uuid) and ${SHOWN}
       order by t.post_id ${order} limit $2`,
  );

/** O que se sabe, antes de perguntar quem segue quem, que `$3` não vê fica de fora; `$5` são os autores fechados a ele. */
export const MAYBE_SEEN = `(p.visibility in ('public', 'unlisted')
  or (p.visibility = 'followers' and p.author_id <> all($5::uuid[])) or ${INSIDE})`;

const PUBLIC_TOP = `p.visibility = 'public' and p.in_reply_to_id is null`;
const OF_AUTHOR = `p.author_id = $4::uuid and (p.visibility = any($5::text[]) or ${INSIDE})`;

const sql = {
  everyone: ofPosts('posts.everyone', PUBLIC_TOP),
  profile: ofPosts('posts.profile', `p.in_reply_to_id is null and ${OF_AUTHOR}`),
  profileWithReplies: ofPosts('posts.profile_replies', OF_AUTHOR),
  quotes: ofPosts('posts.quotes', `p.quote_id = $4::uuid and ${MAYBE_SEEN}`),
  tag: through('posts.of_tag', 'posts.tags', 'tag', 'text'),
  mentions: through('posts.of_mention', '(select * from posts.mentions where current)', 'user_id', 'uuid'),
  // um passeio curto no índice por autor, em vez de ordenar tudo o que todos já escreveram
  authors: bothWays(
    'posts.of_authors',
    (compare, order) =>
      `select ${ROW} from unnest($4::uuid[]) as a (author_id)
       cross join lateral (
         select ${ROW} from posts.posts p
         where p.author_id = a.author_id and ${SHOWN} and p.in_reply_to_id is null and p.id ${compare} $1::uuid
           and (p.visibility <> 'private' or ${INSIDE})
         order by p.id ${order} limit $2
       ) p order by p.id ${order} limit $2`,
  ),
  // olha só as últimas publicações: o custo não cresce com a rede
  recentAuthors: statement(
    'posts.recent_authors',
    `select author_id as id from (
       select p.author_id, p.created_at from posts.posts p where ${PUBLIC_TOP} order by p.id desc limit $1
     ) recent group by author_id order by max(created_at) desc`,
  ),
  // a conta tem teto: além dele o número não importa, e contar custaria ler tudo
  everyoneCount: statement(
    'posts.everyone_count',
    `select count(*)::int as total from (
       select from posts.posts p where ${PUBLIC_TOP} and ${SHOWN} order by p.id desc limit $1
     ) top`,
  ),
  everyoneAt: statement(
    'posts.everyone_at',
    `select p.id from posts.posts p where ${PUBLIC_TOP} and ${SHOWN} order by p.id desc offset $1 limit 1`,
  ),
};

function walk(db: Reader, list: Record<Sense, Statement>, { from, sense, count }: Step, own: unknown[]) {
  return db.query<ListRow>(list[sense], [idFrom(from, sense), count, ...own]);
}

/** De quem é o perfil, quem o vê, e o que vê por ser quem é. */
export interface ProfileView {
  authorId: string;
  viewerId: string | null;
  visibilities: readonly Visibility[];
  replies: boolean;
}

/** SQL das listas: esqueletos, do mais novo ao mais antigo ou ao contrário. */
export const lists = {
  everyone: (db: Reader, step: Step) => walk(db, sql.everyone, step, []),
  profile(db: Reader, step: Step, { authorId, viewerId, visibilities, replies }: ProfileView) {
    const list = replies ? sql.profileWithReplies : sql.profile;
    return walk(db, list, step, [viewerId, authorId, visibilities]);
  },
  quotes: (db: Reader, step: Step, viewerId: string | null, quotedId: string) =>
    walk(db, sql.quotes, step, [viewerId, quotedId, step.closed]),
  tag: (db: Reader, step: Step, tag: string) => walk(db, sql.tag, step, [tag]),
  mentions: (db: Reader, step: Step, userId: string) => walk(db, sql.mentions, step, [userId]),
  /** O que estes autores publicaram, sem as respostas. Quem pede segue todos eles. */
  authors: (db: Reader, step: Step, viewerId: string, authorIds: string[]) =>
    walk(db, sql.authors, step, [viewerId, authorIds]),

  async recentAuthors(db: Reader, window: number): Promise<string[]> {
    return (await db.query<{ id: string }>(sql.recentAuthors, [window])).map((row) => row.id);
  },
  /** Quantos há na lista de todos, contados até `ceiling`. */
  async everyoneCount(db: Reader, ceiling: number): Promise<number> {
    return (await db.query<{ total: number }>(sql.everyoneCount, [ceiling]))[0]?.total ?? 0;
  },
  /** O id que está nesta posição da lista de todos, a partir de zero: lê e joga fora todos os de antes. */
  async everyoneAt(db: Reader, position: number): Promise<string | null> {
    return (await db.query<{ id: string }>(sql.everyoneAt, [position]))[0]?.id ?? null;
  },
};
