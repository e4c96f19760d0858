import { type Reader, statement, type Tx } from '#kernel/db.ts';

interface LikeRow {
  post_id: string;
  count: number;
  liked: boolean;
}

const sql = {
  insert: statement(
    'likes.insert',
    'insert into likes.likes (post_id, user_id, created_at) values ($1, $2, $3) on conflict do nothing',
  ),
  remove: statement('likes.remove', 'delete from likes.likes where post_id = $1 and user_id = $2'),
  ofUser: statement(
    'likes.of_user',
    `select post_id as "postId", created_at as "createdAt" from likes.likes where user_id = $1 order by created_at`,
  ),
  byPosts: statement(
    'likes.by_posts',
    `select post_id, count(*)::int as count, coalesce(bool_or(user_id = $2), false) as liked
     from likes.likes where post_id = any($1::uuid[]) group by post_id`,
  ),
};

/** Todo o SQL da fatia. */
export const store = {
  async insert(tx: Tx, postId: string, userId: string, now: Date): Promise<void> {
    await tx.query(sql.insert, [postId, userId, now]);
  },
  async remove(tx: Tx, postId: string, userId: string): Promise<void> {
    await tx.query(sql.remove, [postId, userId]);
  },
  ofUser: (db: Reader, userId: string) => db.query(sql.ofUser, [userId]),
  byPosts(db: Reader, postIds: string[], viewerId: string | null): Promise<LikeRow[]> {
    return db.query<LikeRow>(sql.byPosts, [postIds, viewerId]);
  },
};
