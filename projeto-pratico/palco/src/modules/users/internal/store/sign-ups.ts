import { type Reader, statement, type Tx } from '#kernel/db.ts';

export interface SignUpRow {
  id: string;
  handle: string;
  name: string;
  email: string;
  email_key: string;
  password_hash: string;
  expires_at: Date;
}

const COLUMNS = 'id, handle, name, email, email_key, password_hash, expires_at';

const sql = {
  lock: statement('sign_ups.lock', 'select pg_advisory_xact_lock($1::bigint)'),
  insert: statement(
    'sign_ups.insert',
    `insert into users.sign_ups (${COLUMNS}) values ($1, $2, $3, $4, $5, $6, $7)`,
  ),
  byId: statement(
    'sign_ups.by_id',
    `select ${COLUMNS} from users.sign_ups where id = $1 and expires_at > $2`,
  ),
  extendNewest: statement(
    'sign_ups.extend_newest',
    `update users.sign_ups set expires_at = $2
     where id = (select id from users.sign_ups where email_key = $1 and expires_at > $3 order by id desc limit 1)
     returning id`,
  ),
  removeByEmail: statement('sign_ups.remove_by_email', 'delete from users.sign_ups where email_key = $1'),
  removeExpired: statement(
    'sign_ups.remove_expired',
    'delete from users.sign_ups where expires_at <= $1 returning 1',
  ),
  emailOwner: statement('users.email_owner', 'select id, handle from users.users where email_key = $1'),
};

/** SQL dos pedidos de conta. */
export const signUps = {
  /**
   * Até o fim da transação, só ela mexe nos pedidos e nomes deste e-mail: pedir, reenviar e confirmar tocam as mesmas
   * linhas em ordens diferentes, e dois ao mesmo tempo se travariam um ao outro.
   */
  async lock(tx: Tx, emailHash: Buffer): Promise<void> {
    await tx.query(sql.lock, [emailHash.readBigInt64BE()]);
  },
  async insert(tx: Tx, row: SignUpRow): Promise<void> {
    const { id, handle, name, email, email_key, password_hash, expires_at } = row;
    await tx.query(sql.insert, [id, handle, name, email, email_key, password_hash, expires_at]);
  },
  byId: async (db: Reader, id: string, now: Date) =>
    (await db.query<SignUpRow>(sql.byId, [id, now]))[0] ?? null,
  /** Renova o pedido mais novo de um e-mail; devolve qual, ou `null` se não há. */
  extendNewest: async (tx: Tx, emailKey: string, until: Date, now: Date) =>
    (await tx.query<{ id: string }>(sql.extendNewest, [emailKey, until, now]))[0]?.id ?? null,
  async removeByEmail(tx: Tx, emailKey: string): Promise<void> {
    await tx.query(sql.removeByEmail, [emailKey]);
  },
  removeExpired: async (tx: Tx, now: Date) => (await tx.query(sql.removeExpired, [now])).length,
  /** A conta que já usa este e-mail. */
  emailOwner: async (db: Reader, emailKey: string) =>
    (await db.query<{ id: string; handle: string }>(sql.emailOwner, [emailKey]))[0] ?? null,
};
