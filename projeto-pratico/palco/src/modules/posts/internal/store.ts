import { type Reader, statement, type Tx } from '#kernel/db.ts';

export interface PostRow {
  id: string;
  author_id: string;
  text: string;
  created_at: Date;
}

const COLUMNS = 'id, author_id, text, created_at';
/** O maior UUID: "antes dele" é a primeira página, e o comando preparado é o mesmo em todas. */
const NEWEST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

const sql = {
  insert: statement(
    'posts.insert',
    `insert into posts.posts (id, author_id, text, created_at) values ($1, $2, $3, $4) returning ${COLUMNS}`,
  ),
  byIds: statement('posts.by_ids', `select ${COLUMNS} from posts.posts where id = any($1::uuid[])`),
  authorOf: statement('posts.author_of', 'select author_id from posts.posts where id = $1'),
  remove: statement('posts.remove', 'delete from posts.posts where id = $1 and author_id = $2 returning id'),
  ofAuthor: statement(
    'posts.of_author',
    'select id, text, created_at as "createdAt" from posts.posts where author_id = $1 order by id',
  ),
  count: statement('posts.count', 'select count(*)::int as count from posts.posts where author_id = $1'),
  // a chave primária já é a ordem do tempo: a página é um passeio nela, qualquer que seja a profundidade
  recentIds: statement(
    'posts.recent_ids',
    'select id from posts.posts where id < $1 order by id desc limit $2',
  ),
  // olha só as últimas publicações: o custo não cresce com a rede
  recentAuthors: statement(
    'posts.recent_authors',
    `select author_id as id from (select id, author_id, created_at from posts.posts order by id desc limit $1) recent
     group by author_id order by max(created_at) desc`,
  ),
  // um passeio curto no índice (author_id, id) por autor, em vez de ordenar tudo o que todos já escreveram
  idsByAuthors: statement(
    'posts.ids_by_authors',
    `select p.id from unnest($1::uuid[]) as a (author_id)
     cross join lateral (
       select id from posts.posts where author_id = a.author_id and id < $2 order by id desc limit $3
     ) p order by p.id desc limit $3`,
  ),
};

/** Todo o SQL da fatia. */
export const store = {
  async insert(tx: Tx, row: PostRow): Promise<void> {
    await tx.query(sql.insert, [row.id, row.author_id, row.text, row.created_at]);
  },
  byIds(db: Reader, ids: string[]): Promise<PostRow[]> {
    return db.query<PostRow>(sql.byIds, [ids]);
  },
  async authorOf(db: Reader, id: string): Promise<string | null> {
    return (await db.query<{ author_id: string }>(sql.authorOf, [id]))[0]?.author_id ?? null;
  },
  async remove(tx: Tx, id: string, authorId: string): Promise<boolean> {
    return (await tx.query(sql.remove, [id, authorId])).length > 0;
  },
  ofAuthor: (db: Reader, authorId: string) => db.query(sql.ofAuthor, [authorId]),
  async count(db: Reader, authorId: string): Promise<number> {
    return (await db.query<{ count: number }>(sql.count, [authorId]))[0]?.count ?? 0;
  },
  async recentIds(db: Reader, before: string | null, limit: number): Promise<string[]> {
    const rows = await db.query<{ id: string }>(sql.recentIds, [before ?? NEWEST, limit]);
    return rows.map((row) => row.id);
  },
  async recentAuthors(db: Reader, window: number): Promise<string[]> {
    return (await db.query<{ id: string }>(sql.recentAuthors, [window])).map((row) => row.id);
  },
  async idsByAuthors(db: Reader, authors: string[], before: string | null, limit: number): Promise<string[]> {
    const rows = await db.query<{ id: string }>(sql.idsByAuthors, [authors, before ?? NEWEST, limit]);
    return rows.map((row) => row.id);
  },
};
