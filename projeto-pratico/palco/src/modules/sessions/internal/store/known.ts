import { type Reader, statement, type Tx } from '#kernel/db.ts';

const sql = {
  find: statement(
    'known_devices.find',
    'select id from sessions.known_devices where token_hash = $1 and user_id = $2 and expires_at > $3',
  ),
  // o mesmo aparelho, com outro segredo, para todas as contas que ele conhece
  rename: statement(
    'known_devices.rename',
    'update sessions.known_devices set token_hash = $2 where token_hash = $1 returning id',
  ),
  save: statement(
    'known_devices.save',
    `insert into sessions.known_devices (id, user_id, token_hash, expires_at) values ($1, $2, $3, $4)
     on conflict (id, user_id) do update set token_hash = excluded.token_hash, expires_at = excluded.expires_at`,
  ),
  trim: statement(
    'known_devices.trim',
    `delete from sessions.known_devices where user_id = $1 and id in (
       select id from sessions.known_devices where user_id = $1 order by expires_at desc, id desc offset $2)`,
  ),
  forget: statement(
    'known_devices.forget',
    'delete from sessions.known_devices where id = $1 and user_id = $2',
  ),
  forgetOthers: statement(
    'known_devices.forget_others',
    `delete from sessions.known_devices where user_id = $1
       and id is distinct from (select known_id from sessions.sessions where id = $2)`,
  ),
  ofUser: statement(
    'known_devices.of_user',
    'select expires_at as "expiresAt" from sessions.known_devices where user_id = $1 order by expires_at',
  ),
  removeExpired: statement(
    'known_devices.remove_expired',
    'delete from sessions.known_devices where expires_at <= $1 returning id',
  ),
};

export interface KnownRow {
  id: string;
  userId: string;
  tokenHash: Buffer;
  expiresAt: Date;
}

/** SQL dos reconhecimentos. */
export const known = {
  async find(db: Reader, tokenHash: Buffer, userId: string, now: Date): Promise<string | null> {
    return (await db.query<{ id: string }>(sql.find, [tokenHash, userId, now]))[0]?.id ?? null;
  },
  async rename(tx: Tx, before: Buffer, after: Buffer): Promise<string | null> {
    return (await tx.query<{ id: string }>(sql.rename, [before, after]))[0]?.id ?? null;
  },
  async save(tx: Tx, { id, userId, tokenHash, expiresAt }: KnownRow, most: number): Promise<void> {
    await tx.query(sql.save, [id, userId, tokenHash, expiresAt]);
    await tx.query(sql.trim, [userId, most]);
  },
  async forget(tx: Tx, id: string, userId: string): Promise<void> {
    await tx.query(sql.forget, [id, userId]);
  },
  /** Esquece os aparelhos da pessoa, menos o que `keep` usou para entrar. Antes de apagar os outros aparelhos. */
  async forgetOthers(tx: Tx, userId: string, keep: string | null): Promise<void> {
    await tx.query(sql.forgetOthers, [userId, keep]);
  },
  ofUser: (db: Reader, userId: string) => db.query(sql.ofUser, [userId]),
  removeExpired: async (tx: Tx, now: Date) => (await tx.query(sql.removeExpired, [now])).length,
};
