import { type Reader, statement, type Tx } from '#kernel/db.ts';

const sql = {
  request: statement(
    'totp.request',
    `insert into second_factors.totp_requests (user_id, secret, expires_at) values ($1, $2, $3)
     on conflict (user_id) do update set secret = excluded.secret, expires_at = excluded.expires_at`,
  ),
  requested: statement(
    'totp.requested',
    'select secret from second_factors.totp_requests where user_id = $1 and expires_at > $2',
  ),
  removeRequest: statement(
    'totp.remove_request',
    'delete from second_factors.totp_requests where user_id = $1',
  ),
  activate: statement(
    'totp.activate',
    `insert into second_factors.totp (user_id, secret, last_step, created_at) values ($1, $2, $3, $4)
     on conflict (user_id) do update
       set secret = excluded.secret, last_step = excluded.last_step, created_at = excluded.created_at`,
  ),
  find: statement('totp.find', 'select secret, created_at from second_factors.totp where user_id = $1'),
  // cada passo vale uma vez: de dois iguais ao mesmo tempo, o segundo já encontra `last_step` nele
  useStep: statement(
    'totp.use_step',
    'update second_factors.totp set last_step = $2 where user_id = $1 and last_step < $2 returning 1',
  ),
  remove: statement('totp.remove', 'delete from second_factors.totp where user_id = $1 returning 1'),
  removeExpired: statement(
    'totp.remove_expired',
    'delete from second_factors.totp_requests where expires_at <= $1 returning 1',
  ),
};

export interface TotpRow {
  /** Selado. */
  secret: Buffer;
  created_at: Date;
}

/** SQL do aplicativo de códigos. */
export const totp = {
  request: async (tx: Tx, userId: string, secret: Buffer, expiresAt: Date) =>
    void (await tx.query(sql.request, [userId, secret, expiresAt])),
  async requested(db: Reader, userId: string, now: Date): Promise<Buffer | null> {
    return (await db.query<TotpRow>(sql.requested, [userId, now]))[0]?.secret ?? null;
  },
  /** O pedido vira o aplicativo da conta, com o passo do código que o provou já gasto. */
  async activate(tx: Tx, userId: string, secret: Buffer, step: number, now: Date): Promise<void> {
    await tx.query(sql.removeRequest, [userId]);
    await tx.query(sql.activate, [userId, secret, step, now]);
  },
  async find(db: Reader, userId: string): Promise<TotpRow | null> {
    return (await db.query<TotpRow>(sql.find, [userId]))[0] ?? null;
  },
  /** Gasta o passo; `false` se ele, ou um posterior, já foi gasto. */
  useStep: async (tx: Tx, userId: string, step: number) =>
    (await tx.query(sql.useStep, [userId, step])).length > 0,
  async remove(tx: Tx, userId: string): Promise<boolean> {
    await tx.query(sql.removeRequest, [userId]);
    return (await tx.query(sql.remove, [userId])).length > 0;
  },
  removeExpired: async (tx: Tx, now: Date) => (await tx.query(sql.removeExpired, [now])).length,
};
