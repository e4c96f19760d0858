import { type Reader, statement, type Tx } from '#kernel/db.ts';

const sql = {
  insert: statement(
    'tags.insert',
    'insert into posts.tags (post_id, tag) select $1, unnest($2::text[]) on conflict do nothing',
  ),
  // só as usadas por último: o custo não cresce com a rede, e completar é sobre o que se fala agora
  recent: statement(
    'tags.recent',
    `select t.tag, p.author_id, count(*)::int as posts
     from (select tag, post_id from posts.tags order by post_id desc, tag desc limit $2) t
     join posts.posts p on p.id = t.post_id
     where starts_with(t.tag, $1) group by t.tag, p.author_id`,
  ),
  retire: statement('tags.retire', 'delete from posts.tags where post_id = $1 and tag <> all($2::text[])'),
};

export interface TagUse {
  tag: string;
  author_id: string;
  posts: number;
}

/** SQL das hashtags. */
export const tags = {
  async insert(tx: Tx, postId: string, names: string[]): Promise<void> {
    if (names.length > 0) await tx.query(sql.insert, [postId, names]);
  },
  /** Quem usou as hashtags que começam assim, dentre os últimos `window` usos. */
  recent: (db: Reader, prefix: string, window: number) => db.query<TagUse>(sql.recent, [prefix, window]),
  /** Deixa o post só com estas. */
  async replace(tx: Tx, postId: string, names: string[]): Promise<void> {
    await tx.query(sql.retire, [postId, names]);
    await tags.insert(tx, postId, names);
  },
};
