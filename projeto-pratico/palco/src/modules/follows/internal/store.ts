import { type Reader, statement, type Tx } from '#kernel/db.ts';

const sql = {
  insert: statement(
    'follows.insert',
    `insert into follows.follows (follower_id, followee_id, created_at) values ($1, $2, $3) on conflict do nothing`,
  ),
  remove: statement(
    'follows.remove',
    'delete from follows.follows where follower_id = $1 and followee_id = $2',
  ),
  followees: statement(
    'follows.followees',
    'select followee_id as id from follows.follows where follower_id = $1',
  ),
  followedAmong: statement(
    'follows.followed_among',
    'select followee_id as id from follows.follows where follower_id = $1 and followee_id = any($2::uuid[])',
  ),
  ofUser: statement(
    'follows.of_user',
    `select followee_id as "userId", created_at as "since" from follows.follows
     where follower_id = $1 order by created_at`,
  ),
  facts: statement(
    'follows.facts',
    `select (select count(*)::int from follows.follows where followee_id = $1) as followers,
            (select count(*)::int from follows.follows where follower_id = $1) as following,
            exists (select from follows.follows where follower_id = $2 and followee_id = $1) as followed`,
  ),
};

/** Todo o SQL da fatia. */
export const store = {
  async insert(tx: Tx, followerId: string, followeeId: string, now: Date): Promise<void> {
    await tx.query(sql.insert, [followerId, followeeId, now]);
  },
  async remove(tx: Tx, followerId: string, followeeId: string): Promise<void> {
    await tx.query(sql.remove, [followerId, followeeId]);
  },
  async followees(db: Reader, userId: string): Promise<string[]> {
    return (await db.query<{ id: string }>(sql.followees, [userId])).map((row) => row.id);
  },
  async followedAmong(db: Reader, userId: string, ids: string[]): Promise<Set<string>> {
    const rows = await db.query<{ id: string }>(sql.followedAmong, [userId, ids]);
    return new Set(rows.map((row) => row.id));
  },
  ofUser: (db: Reader, userId: string) => db.query(sql.ofUser, [userId]),
  async facts(db: Reader, userId: string, viewerId: string | null) {
    const rows = await db.query<{ followers: number; following: number; followed: boolean }>(sql.facts, [
      userId,
      viewerId,
    ]);
    return rows[0] ?? { followers: 0, following: 0, followed: false };
  },
};
