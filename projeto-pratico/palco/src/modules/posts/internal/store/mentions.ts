import { type Reader, statement, type Tx } from '#kernel/db.ts';

/** Uma pessoa mencionada e o número dela neste post. */
export interface MentionRow {
  user_id: string;
  slot: number;
}

/**
 * O post `p` se dirige a esta pessoa: o texto de hoje a menciona, ou ele responde a um post dela. Buscas escalares pela
 * chave, e não `exists`: para uma página o banco trocaria o `exists` por uma tabela de dispersão, lendo todas as menções.
 */
export const addressedTo = (userId: string): string =>
  `(coalesce((select m.current from posts.mentions m where m.user_id = ${userId}::uuid and m.post_id = p.id), false)
    or coalesce((select parent.author_id = ${userId}::uuid from posts.posts parent where parent.id = p.in_reply_to_id), false))`;

const sql = {
  ofPost: statement('mentions.of_post', 'select user_id, slot from posts.mentions where post_id = $1'),
  put: statement(
    'mentions.put',
    `insert into posts.mentions (post_id, user_id, slot)
     select $1, user_id, slot from unnest($2::uuid[], $3::smallint[]) as m (user_id, slot)
     on conflict (user_id, post_id) do update set current = true`,
  ),
  retire: statement(
    'mentions.retire',
    'update posts.mentions set current = false where post_id = $1 and current and user_id <> all($2::uuid[])',
  ),
  ofUser: statement(
    'mentions.of_user',
    'select post_id as "postId" from posts.mentions where user_id = $1 and current order by post_id',
  ),
};

/** SQL das menções. */
export const mentions = {
  ofPost: (db: Reader, postId: string) => db.query<MentionRow>(sql.ofPost, [postId]),
  async put(tx: Tx, postId: string, rows: MentionRow[]): Promise<void> {
    await tx.query(sql.put, [postId, rows.map(({ user_id }) => user_id), rows.map(({ slot }) => slot)]);
  },
  /** Quem não está mais no texto deixa de estar mencionado; a versão antiga ainda o cita. */
  async retire(tx: Tx, postId: string, keep: string[]): Promise<void> {
    await tx.query(sql.retire, [postId, keep]);
  },
  ofUser: (db: Reader, userId: string) => db.query(sql.ofUser, [userId]),
};
