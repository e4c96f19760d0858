import { type Reader, statement, type Tx } from '#kernel/db.ts';
import type { UserRow } from './users.ts';

export interface StandingRow extends Pick<UserRow, 'id' | 'handle' | 'name' | 'status'> {
  suspension: string | null;
  suspended_at: Date | null;
}

const sql = {
  byHandle: statement(
    'standing.by_handle',
    'select id, handle, name, status, suspension, suspended_at from users.users where handle = $1',
  ),
  handles: statement('standing.handles', 'select id, handle from users.users where id = any($1::uuid[])'),
  suspend: statement(
    'standing.suspend',
    `update users.users set suspension = $2, suspended_at = coalesce(suspended_at, $3) where id = $1
     returning old.suspension as before`,
  ),
  restore: statement(
    'standing.restore',
    `update users.users set suspension = null, suspended_at = null where id = $1 and suspension is not null
     returning id`,
  ),
  // em ordem, para que duas transações que prendem as mesmas contas não se travem uma à outra
  ableAmong: statement(
    'standing.able_among',
    `select id from users.users
     where id = any($1::uuid[]) and status = 'active' and suspension is null order by id for share`,
  ),
  idByEmail: statement('standing.id_by_email', 'select id from users.users where email_key = $1'),
};

const first = <T>(rows: T[]): T | null => rows[0] ?? null;

/** SQL da situação das contas; vê também as desativadas e as suspensas. */
export const standing = {
  byHandle: async (db: Reader, handle: string) => first(await db.query<StandingRow>(sql.byHandle, [handle])),
  async handles(db: Reader, ids: string[]): Promise<Map<string, string>> {
    const rows = await db.query<{ id: string; handle: string }>(sql.handles, [ids]);
    return new Map(rows.map(({ id, handle }) => [id, handle]));
  },
  /** A razão que havia antes; `undefined` se a conta não existe. */
  async suspend(tx: Tx, id: string, reason: string, now: Date): Promise<string | null | undefined> {
    return (await tx.query<{ before: string | null }>(sql.suspend, [id, reason, now]))[0]?.before;
  },
  restore: async (tx: Tx, id: string) => (await tx.query(sql.restore, [id])).length > 0,
  ableAmong: async (tx: Tx, ids: string[]) =>
    (await tx.query<{ id: string }>(sql.ableAmong, [ids])).map(({ id }) => id),
  idByEmail: async (db: Reader, emailKey: string) =>
    first(await db.query<{ id: string }>(sql.idByEmail, [emailKey]))?.id ?? null,
};
