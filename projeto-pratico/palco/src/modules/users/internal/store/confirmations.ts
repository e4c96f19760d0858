import { type Reader, statement, type Tx } from '#kernel/db.ts';

export interface ConfirmationRow {
  sign_up_id: string | null;
  user_id: string | null;
  email_key: string;
  used_at: Date | null;
}

/** De que pedido é o link: de uma conta nova ou da troca de e-mail de uma que existe. */
export type Origin = { signUpId: string } | { userId: string };

const sql = {
  insert: statement(
    'confirmations.insert',
    `insert into users.confirmations (token_hash, sign_up_id, user_id, email_key, expires_at)
     values ($1, $2, $3, $4, $5)`,
  ),
  find: statement(
    'confirmations.find',
    `select sign_up_id, user_id, email_key, used_at from users.confirmations
     where token_hash = $1 and expires_at > $2`,
  ),
  // os links anteriores do mesmo pedido passam a responder como este
  useSignUp: statement(
    'confirmations.use_sign_up',
    `update users.confirmations set sign_up_id = null, user_id = $2, used_at = $3 where sign_up_id = $1`,
  ),
  changeEmail: statement(
    'confirmations.change_email',
    `update users.users set email = pending_email, email_key = pending_email_key,
       pending_email = null, pending_email_key = null
     where id = $1 and pending_email_key = $2
     returning old.email as previous`,
  ),
  useChange: statement(
    'confirmations.use_change',
    `update users.confirmations set used_at = $2, previous_email = $3 where token_hash = $1`,
  ),
  setPendingEmail: statement(
    'confirmations.set_pending_email',
    'update users.users set pending_email = $2, pending_email_key = $3 where id = $1 returning id',
  ),
  pendingEmail: statement(
    'confirmations.pending_email',
    `select handle, pending_email as email, pending_email_key as email_key from users.users
     where id = $1 and pending_email is not null`,
  ),
  previousEmail: statement(
    'confirmations.previous_email',
    `select c.previous_email as email, u.handle from users.confirmations c join users.users u on u.id = c.user_id
     where c.token_hash = $1 and c.previous_email is not null`,
  ),
  removeExpired: statement(
    'confirmations.remove_expired',
    'delete from users.confirmations where expires_at <= $1 returning 1',
  ),
};

const first = <T>(rows: T[]): T | null => rows[0] ?? null;

/** SQL dos links de confirmação e da troca de e-mail. */
export const confirmations = {
  async insert(tx: Tx, tokenHash: Buffer, origin: Origin, emailKey: string, expiresAt: Date): Promise<void> {
    const signUpId = 'signUpId' in origin ? origin.signUpId : null;
    const userId = 'userId' in origin ? origin.userId : null;
    await tx.query(sql.insert, [tokenHash, signUpId, userId, emailKey, expiresAt]);
  },
  find: async (db: Reader, tokenHash: Buffer, now: Date) =>
    first(await db.query<ConfirmationRow>(sql.find, [tokenHash, now])),
  async useSignUp(tx: Tx, signUpId: string, userId: string, now: Date): Promise<void> {
    await tx.query(sql.useSignUp, [signUpId, userId, now]);
  },
  /** Faz valer o e-mail pedido; devolve o anterior, ou `null` se o pedido já não é este. */
  changeEmail: async (tx: Tx, userId: string, emailKey: string) =>
    first(await tx.query<{ previous: string }>(sql.changeEmail, [userId, emailKey]))?.previous ?? null,
  async useChange(tx: Tx, tokenHash: Buffer, now: Date, previous: string): Promise<void> {
    await tx.query(sql.useChange, [tokenHash, now, previous]);
  },
  async setPendingEmail(tx: Tx, userId: string, email: string, emailKey: string): Promise<boolean> {
    return (await tx.query(sql.setPendingEmail, [userId, email, emailKey])).length > 0;
  },
  pendingEmail: async (db: Reader, userId: string) =>
    first(await db.query<{ handle: string; email: string; email_key: string }>(sql.pendingEmail, [userId])),
  previousEmail: async (db: Reader, tokenHash: Buffer) =>
    first(await db.query<{ email: string; handle: string }>(sql.previousEmail, [tokenHash])),
  removeExpired: async (tx: Tx, now: Date) => (await tx.query(sql.removeExpired, [now])).length,
};
