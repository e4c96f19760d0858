import { type Reader, statement, type Tx } from '#kernel/db.ts';

export type DeviceKind = 'browser' | 'app';

export interface SessionRow {
  id: string;
  user_id: string;
  created_at: Date;
  expires_at: Date;
  account_active: boolean;
  last_seen_at: Date;
  proved_at: Date | null;
}

export interface DeviceRow {
  id: string;
  kind: DeviceKind;
  name: string;
  address: string | null;
  created_at: Date;
  last_seen_at: Date;
  expires_at: Date;
}

const LAST_SEEN = 'coalesce(last_seen_at, created_at) as last_seen_at';

const sql = {
  insert: statement(
    'sessions.insert',
    `insert into sessions.sessions (id, user_id, kind, token_hash, name, address, known_id, created_at, last_seen_at,
       proved_at, expires_at, account_active)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $8, $8, $9, $10)`,
  ),
  // os vistos há mais tempo saem: nem quem entra mil vezes enche a própria lista
  trim: statement(
    'devices.trim',
    `delete from sessions.sessions where id in (
       select id from sessions.sessions where user_id = $1
       order by (expires_at > $2) desc, coalesce(last_seen_at, created_at) desc, id desc offset $3)`,
  ),
  find: statement(
    'sessions.find',
    `select id, user_id, created_at, expires_at, account_active, ${LAST_SEEN}, proved_at from sessions.sessions
     where token_hash = $1 and expires_at > $2`,
  ),
  alive: statement(
    'devices.alive',
    'select user_id, account_active from sessions.sessions where id = $1 and expires_at > $2',
  ),
  touch: statement(
    'devices.touch',
    'update sessions.sessions set last_seen_at = $2, address = $3, expires_at = $4 where id = $1',
  ),
  prove: statement('devices.prove', 'update sessions.sessions set proved_at = $2 where id = $1 returning id'),
  provedAt: statement(
    'devices.proved_at',
    'select proved_at from sessions.sessions where id = $1 and expires_at > $2',
  ),
  ofUser: statement(
    'devices.of_user',
    `select id, kind, name, address, created_at, ${LAST_SEEN}, expires_at from sessions.sessions
     where user_id = $1 and expires_at > $2 order by coalesce(last_seen_at, created_at) desc, id desc`,
  ),
  close: statement('devices.close', 'delete from sessions.sessions where id = $1'),
  closeByToken: statement('devices.close_by_token', 'delete from sessions.sessions where token_hash = $1'),
  revoke: statement(
    'devices.revoke',
    'delete from sessions.sessions where id = $1 and user_id = $2 returning known_id',
  ),
  revokeOthers: statement(
    'devices.revoke_others',
    'delete from sessions.sessions where user_id = $1 and id is distinct from $2',
  ),
  setActive: statement(
    'sessions.set_active',
    'update sessions.sessions set account_active = $2 where user_id = $1',
  ),
  removeExpired: statement(
    'sessions.remove_all_expired',
    'delete from sessions.sessions where expires_at <= $1 returning id',
  ),
};

export interface InsertDevice {
  id: string;
  userId: string;
  kind: DeviceKind;
  /** Só o navegador tem: o aplicativo tem uma família de tokens. */
  tokenHash: Buffer | null;
  name: string;
  address: string;
  knownId: string;
  now: Date;
  expiresAt: Date;
  active: boolean;
}

const first = <T>(rows: T[]): T | null => rows[0] ?? null;

/** SQL dos aparelhos: sessões de navegador e aplicativos. */
export const devices = {
  async insert(tx: Tx, device: InsertDevice, most: number): Promise<void> {
    const { id, userId, kind, tokenHash, name, address, knownId, now, expiresAt, active } = device;
    await tx.query(sql.insert, [id, userId, kind, tokenHash, name, address, knownId, now, expiresAt, active]);
    await tx.query(sql.trim, [userId, now, most]);
  },
  find: async (db: Reader, tokenHash: Buffer, now: Date) =>
    first(await db.query<SessionRow>(sql.find, [tokenHash, now])),
  alive: async (db: Reader, id: string, now: Date) =>
    first(await db.query<Pick<SessionRow, 'user_id' | 'account_active'>>(sql.alive, [id, now])),
  async touch(tx: Tx, id: string, now: Date, address: string, expiresAt: Date): Promise<void> {
    await tx.query(sql.touch, [id, now, address, expiresAt]);
  },
  async prove(tx: Tx, id: string, now: Date): Promise<boolean> {
    return (await tx.query(sql.prove, [id, now])).length > 0;
  },
  provedAt: async (db: Reader, id: string, now: Date) =>
    (await db.query<{ proved_at: Date | null }>(sql.provedAt, [id, now]))[0]?.proved_at ?? null,
  ofUser: (db: Reader, userId: string, now: Date) => db.query<DeviceRow>(sql.ofUser, [userId, now]),
  async close(tx: Tx, id: string): Promise<void> {
    await tx.query(sql.close, [id]);
  },
  async closeByToken(tx: Tx, tokenHash: Buffer): Promise<void> {
    await tx.query(sql.closeByToken, [tokenHash]);
  },
  /** Encerra um aparelho da pessoa; devolve o reconhecimento dele, ou `undefined` se não é dela. */
  async revoke(tx: Tx, id: string, userId: string): Promise<string | null | undefined> {
    return (await tx.query<{ known_id: string | null }>(sql.revoke, [id, userId]))[0]?.known_id;
  },
  /** Encerra os aparelhos da pessoa, menos `keep`. */
  async revokeOthers(tx: Tx, userId: string, keep: string | null): Promise<void> {
    await tx.query(sql.revokeOthers, [userId, keep]);
  },
  /** Diz aos aparelhos de uma conta se ela está ativa. */
  async setActive(tx: Tx, userId: string, active: boolean): Promise<void> {
    await tx.query(sql.setActive, [userId, active]);
  },
  removeExpired: async (tx: Tx, now: Date) => (await tx.query(sql.removeExpired, [now])).length,
};
