import { type Reader, statement, type Tx } from '#kernel/db.ts';

export interface UserRow {
  id: string;
  handle: string;
  name: string;
  bio: string;
  avatar: string | null;
  email: string;
  pending_email: string | null;
  status: 'active' | 'deactivated';
  created_at: Date;
}

export type IdentityRow = Pick<UserRow, 'id' | 'handle' | 'name' | 'avatar'>;

/** O que prova quem alguém é. */
export interface SecretRow {
  id: string;
  status: UserRow['status'];
  password_hash: string;
  /** A razão de estar suspensa. */
  suspension: string | null;
}

const COLUMNS = 'id, handle, name, bio, avatar, email, pending_email, status, created_at';

const sql = {
  insert: statement(
    'users.insert',
    `insert into users.users (id, handle, name, email, email_key, password_hash, created_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
  ),
  byHandle: statement(
    'users.by_handle',
    `select ${COLUMNS} from users.users where handle = $1 and status = 'active' and suspension is null`,
  ),
  byHandles: statement(
    'users.by_handles',
    `select id, handle from users.users
     where handle = any($1::text[]) and status = 'active' and suspension is null`,
  ),
  byId: statement('users.by_id', `select ${COLUMNS} from users.users where id = $1`),
  authors: statement(
    'users.authors',
    `select id, handle, name, avatar from users.users
     where id = any($1::uuid[]) and status = 'active' and suspension is null`,
  ),
  people: statement(
    'users.people',
    `select id, handle, name, avatar, bio from users.users
     where id = any($1::uuid[]) and status = 'active' and suspension is null`,
  ),
  secret: statement(
    'users.secret',
    'select id, status, password_hash, suspension from users.users where handle = $1 or email_key = $2 limit 1',
  ),
  idByLogin: statement(
    'users.id_by_login',
    'select id from users.users where handle = $1 or email_key = $2 limit 1',
  ),
  loginKeys: statement('users.login_keys', 'select handle, email_key from users.users where id = $1'),
  secretById: statement(
    'users.secret_by_id',
    'select id, status, password_hash, suspension from users.users where id = $1',
  ),
  update: statement(
    'users.update',
    `update users.users set name = coalesce($2, name), bio = coalesce($3, bio), handle = coalesce($4, handle)
     where id = $1 returning ${COLUMNS}`,
  ),
  // só se ninguém trocou a senha desde que ela foi conferida: de duas trocas ao mesmo tempo, uma vale
  setPassword: statement(
    'users.set_password',
    'update users.users set password_hash = $3 where id = $1 and password_hash = $2 returning 1',
  ),
  setStatus: statement('users.set_status', 'update users.users set status = $2 where id = $1 returning id'),
  // a trava segura uma desativação ou troca de senha em curso: a sessão que se abre agora vê o estado de depois dela
  lockStatus: statement(
    'users.lock_status',
    `select status, suspension from users.users
     where id = $1 and ($2::text is null or password_hash = $2) for share`,
  ),
  lock: statement('users.lock', 'select 1 from users.users where id = $1 for no key update'),
  setAvatar: statement(
    'users.set_avatar',
    'update users.users set avatar = $2 where id = $1 returning old.avatar',
  ),
  avatars: statement('users.avatars', 'select id, avatar from users.users where id = any($1::uuid[])'),
  remove: statement('users.remove', 'delete from users.users where id = $1 returning id'),
};

export interface InsertUser {
  id: string;
  handle: string;
  name: string;
  email: string;
  emailKey: string;
  passwordHash: string;
  createdAt: Date;
}

const first = <T>(rows: T[]): T | null => rows[0] ?? null;

/** SQL das contas. Leituras por nome ou em lista só veem as ativas e não suspensas. */
export const users = {
  async insert(tx: Tx, user: InsertUser): Promise<void> {
    const { id, handle, name, email, emailKey, passwordHash, createdAt } = user;
    await tx.query(sql.insert, [id, handle, name, email, emailKey, passwordHash, createdAt]);
  },
  byHandle: async (db: Reader, handle: string) => first(await db.query<UserRow>(sql.byHandle, [handle])),
  byHandles: (db: Reader, handles: string[]) =>
    db.query<Pick<UserRow, 'id' | 'handle'>>(sql.byHandles, [handles]),
  byId: async (db: Reader, id: string) => first(await db.query<UserRow>(sql.byId, [id])),
  authors: (db: Reader, ids: string[]) => db.query<IdentityRow>(sql.authors, [ids]),
  people: (db: Reader, ids: string[]) => db.query<IdentityRow & Pick<UserRow, 'bio'>>(sql.people, [ids]),
  secret: async (db: Reader, handle: string | null, emailKey: string) =>
    first(await db.query<SecretRow>(sql.secret, [handle, emailKey])),
  idByLogin: async (db: Reader, handle: string | null, emailKey: string) =>
    first(await db.query<{ id: string }>(sql.idByLogin, [handle, emailKey]))?.id ?? null,
  /** O que a pessoa pode digitar para entrar, como chave. */
  async loginKeys(tx: Tx, id: string): Promise<string[]> {
    const row = first(await tx.query<{ handle: string; email_key: string }>(sql.loginKeys, [id]));
    return row ? [row.handle, row.email_key] : [];
  },
  secretById: async (db: Reader, id: string) => first(await db.query<SecretRow>(sql.secretById, [id])),
  async update(
    tx: Tx,
    id: string,
    change: { name: string | null; bio: string | null; handle: string | null },
  ) {
    return first(await tx.query<UserRow>(sql.update, [id, change.name, change.bio, change.handle]));
  },
  /** Troca o hash `before`, que foi conferido; `false` se a conta já tem outro. */
  async setPassword(tx: Tx, id: string, before: string, after: string): Promise<boolean> {
    return (await tx.query(sql.setPassword, [id, before, after])).length > 0;
  },
  async setStatus(tx: Tx, id: string, status: UserRow['status']): Promise<boolean> {
    return (await tx.query(sql.setStatus, [id, status])).length > 0;
  },
  /** Estado da conta, presa até o fim da transação; `null` se ela não existe ou já tem outro hash de senha. */
  async lockStatus(tx: Tx, id: string, passwordHash: string | null) {
    const rows = await tx.query<Pick<SecretRow, 'status' | 'suspension'>>(sql.lockStatus, [id, passwordHash]);
    return first(rows);
  },
  /** Uma mudança da conta por vez. */
  async lock(tx: Tx, id: string): Promise<void> {
    await tx.query(sql.lock, [id]);
  },
  /** Troca o retrato e devolve o nome do que estava; `undefined` se a conta não existe mais. */
  async setAvatar(tx: Tx, id: string, avatar: string | null): Promise<string | null | undefined> {
    return (await tx.query<Pick<UserRow, 'avatar'>>(sql.setAvatar, [id, avatar]))[0]?.avatar;
  },
  async avatars(db: Reader, ids: string[]): Promise<Map<string, string | null>> {
    const rows = await db.query<Pick<UserRow, 'id' | 'avatar'>>(sql.avatars, [ids]);
    return new Map(rows.map(({ id, avatar }) => [id, avatar]));
  },
  async remove(tx: Tx, id: string): Promise<boolean> {
    return (await tx.query(sql.remove, [id])).length > 0;
  },
};
