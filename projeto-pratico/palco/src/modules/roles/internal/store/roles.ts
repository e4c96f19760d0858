import { type Reader, statement, type Tx } from '#kernel/db.ts';

export interface RoleRow {
  name: string;
  title: string;
  built_in: boolean;
  permissions: string[];
}

const SELECT = `
  select r.name, r.title, r.built_in, array(
    select p.name from roles.permissions p
    where r.name = 'admin' or exists (
      select from roles.role_permissions rp where rp.role = r.name and rp.permission = p.name
    ) order by p.name
  ) as permissions
  from roles.roles r`;

const sql = {
  lock: statement('roles.lock', 'select pg_advisory_xact_lock($1::bigint)'),
  permissions: statement('roles.permissions', 'select name, title from roles.permissions order by name'),
  all: statement('roles.all', `${SELECT} order by r.built_in desc, r.name`),
  byName: statement('roles.by_name', `${SELECT} where r.name = $1`),
  insert: statement(
    'roles.insert',
    'insert into roles.roles (name, title) values ($1, $2) on conflict do nothing returning name',
  ),
  setTitle: statement('roles.set_title', 'update roles.roles set title = $2 where name = $1'),
  clear: statement('roles.clear', 'delete from roles.role_permissions where role = $1'),
  fill: statement(
    'roles.fill',
    'insert into roles.role_permissions (role, permission) select $1, unnest($2::text[])',
  ),
  remove: statement('roles.remove', 'delete from roles.roles where name = $1'),
};

/** Chave da trava consultiva; qualquer número que mais ninguém use. */
const LOCK = 7_262_031;

/** SQL dos papéis. */
export const roles = {
  /** Até o fim da transação, só ela muda papéis: mudam pouco, e cada mudança depende de quem pode o quê. */
  async lock(tx: Tx): Promise<void> {
    await tx.query(sql.lock, [LOCK]);
  },
  permissions: (db: Reader) => db.query<{ name: string; title: string }>(sql.permissions),
  all: (db: Reader) => db.query<RoleRow>(sql.all),
  byName: async (db: Reader, name: string) => (await db.query<RoleRow>(sql.byName, [name]))[0] ?? null,
  insert: async (tx: Tx, name: string, title: string) =>
    (await tx.query(sql.insert, [name, title])).length > 0,
  async change(tx: Tx, name: string, title: string, permissions: string[]): Promise<void> {
    await tx.query(sql.setTitle, [name, title]);
    await tx.query(sql.clear, [name]);
    await tx.query(sql.fill, [name, permissions]);
  },
  async remove(tx: Tx, name: string): Promise<void> {
    await tx.query(sql.remove, [name]);
  },
};
