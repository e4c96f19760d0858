import { type Reader, statement, type Tx } from '#kernel/db.ts';

export interface KeyRow {
  fingerprint: Buffer;
  result_id: string;
}

export interface Claim {
  userId: string;
  key: string;
  fingerprint: Buffer;
  resultId: string;
  expiresAt: Date;
  now: Date;
}

const sql = {
  // quem chega depois espera na chave única até a primeira transação acabar, e por no máximo este tempo
  patience: statement('idempotency.patience', `select set_config('lock_timeout', $1, true)`),
  claim: statement(
    'idempotency.claim',
    `insert into idempotency.keys as k (user_id, key, fingerprint, result_id, expires_at) values ($1, $2, $3, $4, $5)
     on conflict (user_id, key) do update
       set fingerprint = excluded.fingerprint, result_id = excluded.result_id, expires_at = excluded.expires_at
       where k.expires_at <= $6
     returning 1`,
  ),
  find: statement(
    'idempotency.find',
    'select fingerprint, result_id from idempotency.keys where user_id = $1 and key = $2',
  ),
  ofUser: statement(
    'idempotency.of_user',
    `select key, result_id as "resultId", expires_at as "expiresAt" from idempotency.keys
     where user_id = $1 order by expires_at`,
  ),
  removeExpired: statement(
    'idempotency.remove_expired',
    'delete from idempotency.keys where expires_at <= $1 returning 1',
  ),
};

/** SQL das chaves. */
export const keys = {
  /** Fica com a chave; `false` se ela já é de outro pedido. @throws se quem a tem não termina em `patienceMs` */
  async claim(tx: Tx, patienceMs: number, claim: Claim): Promise<boolean> {
    const { userId, key, fingerprint, resultId, expiresAt, now } = claim;
    await tx.query(sql.patience, [String(patienceMs)]);
    return (await tx.query(sql.claim, [userId, key, fingerprint, resultId, expiresAt, now])).length > 0;
  },
  async find(tx: Tx, userId: string, key: string): Promise<KeyRow | null> {
    return (await tx.query<KeyRow>(sql.find, [userId, key]))[0] ?? null;
  },
  ofUser: (db: Reader, userId: string) => db.query(sql.ofUser, [userId]),
  removeExpired: async (tx: Tx, now: Date) => (await tx.query(sql.removeExpired, [now])).length,
};
