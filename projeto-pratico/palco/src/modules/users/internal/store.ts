import { type Db, type Reader, statement, type Tx } from '#kernel/db.ts';

export interface UserRow {
  id: string;
  handle: string;
  name: string;
  bio: string;
  email: string;
  created_at: Date;
}

const COLUMNS = 'id, handle, name, bio, email, created_at';

const sql = {
  insert: statement(
    'users.insert',
    `insert into users.users (id, handle, name, email, email_key, password_hash, created_at)
     values ($1, $2, $3, $4, $5, $6, $7) returning ${COLUMNS}`,
  ),
  byHandle: statement('users.by_handle', `select ${COLUMNS} from users.users where handle = $1`),
  byId: statement('users.by_id', `select ${COLUMNS} from users.users where id = $1`),
  authors: statement('users.authors', 'select id, handle, name from users.users where id = any($1::uuid[])'),
  people: statement(
    'users.people',
    'select id, handle, name, bio from users.users where id = any($1::uuid[])',
  ),
  secret: statement(
    'users.secret',
    'select id, password_hash from users.users where handle = $1 or email_key = $2 limit 1',
  ),
  update: statement(
    'users.update',
    `update users.users set name = coalesce($2, name), bio = coalesce($3, bio) where id = $1 returning ${COLUMNS}`,
  ),
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

/** Todo o SQL da fatia. */
export const store = {
  async insert(tx: Tx, user: InsertUser): Promise<UserRow> {
    const { id, handle, name, email, emailKey, passwordHash, createdAt } = user;
    const rows = await tx.query<UserRow>(sql.insert, [
      id,
      handle,
      name,
      email,
      emailKey,
      passwordHash,
      createdAt,
    ]);
    return only(rows);
  },
  async byHandle(db: Reader, handle: string): Promise<UserRow | null> {
    return (await db.query<UserRow>(sql.byHandle, [handle]))[0] ?? null;
  },
  async byId(db: Reader, id: string): Promise<UserRow | null> {
    return (await db.query<UserRow>(sql.byId, [id]))[0] ?? null;
  },
  authors(db: Reader, ids: string[]) {
    return db.query<Pick<UserRow, 'id' | 'handle' | 'name'>>(sql.authors, [ids]);
  },
  people(db: Reader, ids: string[]) {
    return db.query<Pick<UserRow, 'id' | 'handle' | 'name' | 'bio'>>(sql.people, [ids]);
  },
  async secret(db: Db, handle: string | null, emailKey: string) {
    const rows = await db.query<{ id: string; password_hash: string }>(sql.secret, [handle, emailKey]);
    return rows[0] ?? null;
  },
  async update(
    tx: Tx,
    id: string,
    change: { name: string | null; bio: string | null },
  ): Promise<UserRow | null> {
    return (await tx.query<UserRow>(sql.update, [id, change.name, change.bio]))[0] ?? null;
  },
};

function only<T>(rows: T[]): T {
  const [row] = rows;
  if (row === undefined) throw new Error('O banco não devolveu a linha que acabou de gravar.');
  return row;
}
