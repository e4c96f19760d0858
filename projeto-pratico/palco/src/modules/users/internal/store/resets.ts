import { type Reader, statement, type Tx } from '#kernel/db.ts';

/** A conta que um link de senha nova abre. */
export interface ResetRow {
  id: string;
  handle: string;
  email: string;
}

const DIGEST = `sha256(convert_to(u.password_hash, 'UTF8'))`;
/** O link vale enquanto a conta é a de quando ele saiu: mesmo e-mail, mesma senha, sem suspensão. */
const STILL_VALID = `r.token_hash = $1 and r.expires_at > $2 and u.id = r.user_id and u.suspension is null
  and u.email_key = r.email_key and ${DIGEST} = r.password_digest`;

const sql = {
  // o endereço volta do mesmo instante em que o link foi preso a ele
  insert: statement(
    'resets.insert',
    `insert into users.password_resets (token_hash, user_id, email_key, password_digest, expires_at)
     select $1, u.id, u.email_key, ${DIGEST}, $3 from users.users u where u.id = $2 and u.suspension is null
     returning (select email from users.users where id = user_id), (select handle from users.users where id = user_id)`,
  ),
  find: statement(
    'resets.find',
    `select u.id, u.handle, u.email from users.password_resets r, users.users u where ${STILL_VALID}`,
  ),
  consume: statement(
    'resets.consume',
    `delete from users.password_resets r using users.users u where ${STILL_VALID} returning u.password_hash`,
  ),
  ofUser: statement(
    'resets.of_user',
    `select email_key as email, expires_at as "expiresAt" from users.password_resets
     where user_id = $1 order by expires_at`,
  ),
  removeExpired: statement(
    'resets.remove_expired',
    'delete from users.password_resets where expires_at <= $1 returning 1',
  ),
};

const first = <T>(rows: T[]): T | null => rows[0] ?? null;

/** SQL da senha esquecida. */
export const resets = {
  /** Guarda um link e diz para quem ele vai; `null` se a conta saiu ou está suspensa. */
  insert: async (tx: Tx, tokenHash: Buffer, userId: string, expiresAt: Date) =>
    first(await tx.query<Pick<ResetRow, 'handle' | 'email'>>(sql.insert, [tokenHash, userId, expiresAt])),
  find: async (db: Reader, tokenHash: Buffer, now: Date) =>
    first(await db.query<ResetRow>(sql.find, [tokenHash, now])),
  /** Gasta o link e devolve o hash que ele pode trocar; `null` se já não vale. Dois ao mesmo tempo: um o apaga. */
  consume: async (tx: Tx, tokenHash: Buffer, now: Date) =>
    first(await tx.query<{ password_hash: string }>(sql.consume, [tokenHash, now]))?.password_hash ?? null,
  ofUser: (db: Reader, userId: string) => db.query(sql.ofUser, [userId]),
  removeExpired: async (tx: Tx, now: Date) => (await tx.query(sql.removeExpired, [now])).length,
};
