import { type Reader, statement, type Tx } from '#kernel/db.ts';

export interface SessionRow {
  id: string;
  user_id: string;
  expires_at: Date;
  account_active: boolean;
}

const sql = {
  insert: statement(
    'sessions.insert',
    `insert into sessions.sessions (id, token_hash, user_id, created_at, expires_at, account_active)
     values ($1, $2, $3, $4, $5, $6)`,
  ),
  find: statement(
    'sessions.find',
    `select id, user_id, expires_at, account_active from sessions.sessions
     where token_hash = $1 and expires_at > $2`,
  ),
  extend: statement('sessions.extend', 'update sessions.sessions set expires_at = $2 where id = $1'),
  remove: statement('sessions.remove', 'delete from sessions.sessions where id = $1'),
  setActive: statement(
    'sessions.set_active',
    'update sessions.sessions set account_active = $2 where user_id = $1',
  ),
  removeOthers: statement(
    'sessions.remove_others',
    'delete from sessions.sessions where user_id = $1 and id is distinct from $2',
  ),
  ofUser: statement(
    'sessions.of_user',
    `select created_at as "createdAt", expires_at as "expiresAt" from sessions.sessions
     where user_id = $1 order by created_at`,
  ),
  removeExpired: statement(
    'sessions.remove_expired',
    'delete from sessions.sessions where user_id = $1 and expires_at <= $2',
  ),
  removeAllExpired: statement(
    'sessions.remove_all_expired',
    'delete from sessions.sessions where expires_at <= $1 returning id',
  ),
};

export interface InsertSession {
  id: string;
  tokenHash: Buffer;
  userId: string;
  createdAt: Date;
  expiresAt: Date;
  active: boolean;
}

/** Todo o SQL da fatia. */
export const store = {
  /** Abre a sessão e aproveita para apagar as vencidas da mesma pessoa: a tabela não cresce sem fim. */
  async insert(
    tx: Tx,
    { id, tokenHash, userId, createdAt, expiresAt, active }: InsertSession,
  ): Promise<void> {
    await tx.query(sql.removeExpired, [userId, createdAt]);
    await tx.query(sql.insert, [id, tokenHash, userId, createdAt, expiresAt, active]);
  },
  async removeAllExpired(tx: Tx, now: Date): Promise<number> {
    return (await tx.query(sql.removeAllExpired, [now])).length;
  },
  async find(db: Reader, tokenHash: Buffer, now: Date): Promise<SessionRow | null> {
    return (await db.query<SessionRow>(sql.find, [tokenHash, now]))[0] ?? null;
  },
  async extend(tx: Tx, id: string, expiresAt: Date): Promise<void> {
    await tx.query(sql.extend, [id, expiresAt]);
  },
  /** Diz às sessões de uma conta se ela está ativa. */
  async setActive(tx: Tx, userId: string, active: boolean): Promise<void> {
    await tx.query(sql.setActive, [userId, active]);
  },
  /** Encerra as sessões da pessoa, menos `keep`. */
  async removeOthers(tx: Tx, userId: string, keep: string | null): Promise<void> {
    await tx.query(sql.removeOthers, [userId, keep]);
  },
  ofUser: (db: Reader, userId: string) => db.query(sql.ofUser, [userId]),
  async remove(tx: Tx, id: string): Promise<void> {
    await tx.query(sql.remove, [id]);
  },
};
