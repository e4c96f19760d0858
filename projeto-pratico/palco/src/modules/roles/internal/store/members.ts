import { type Reader, statement, type Tx } from '#kernel/db.ts';

/** O que uma conta é e pode. */
export interface Facts {
  roles: string[];
  permissions: string[];
}

const sql = {
  // toda conta é `user`, sem linha; `admin` pode tudo o que existe
  facts: statement(
    'roles.facts',
    `with held as (select 'user' as role union select role from roles.members where user_id = $1)
     select array(select role from held order by role) as roles,
       array(
         select p.name from roles.permissions p
         where exists (select from held where role = 'admin') or exists (
           select from roles.role_permissions rp join held using (role) where rp.permission = p.name
         ) order by p.name
       ) as permissions`,
  ),
  grant: statement(
    'roles.grant',
    `insert into roles.members (user_id, role, granted_at) values ($1, $2, $3)
     on conflict do nothing returning user_id`,
  ),
  revoke: statement(
    'roles.revoke',
    'delete from roles.members where user_id = $1 and role = $2 returning user_id',
  ),
  of: statement('roles.members_of', 'select user_id as id from roles.members where role = $1'),
  bootstrap: statement(
    'roles.bootstrap',
    `insert into roles.bootstraps (email_hash, done_at) values ($1, $2)
     on conflict do nothing returning email_hash`,
  ),
};

/** SQL de quem tem que papel. */
export const members = {
  async facts(db: Reader, userId: string): Promise<Facts> {
    return (await db.query<Facts>(sql.facts, [userId]))[0] ?? { roles: [], permissions: [] };
  },
  /** Devolve se a conta ainda não o tinha. */
  grant: async (tx: Tx, userId: string, role: string, now: Date) =>
    (await tx.query(sql.grant, [userId, role, now])).length > 0,
  /** Devolve se a conta o tinha. */
  revoke: async (tx: Tx, userId: string, role: string) =>
    (await tx.query(sql.revoke, [userId, role])).length > 0,
  of: async (db: Reader, role: string) =>
    (await db.query<{ id: string }>(sql.of, [role])).map(({ id }) => id),
  /** Gasta o ADMIN_EMAIL; `false` se ele já fez o seu admin. */
  bootstrap: async (tx: Tx, emailHash: Buffer, now: Date) =>
    (await tx.query(sql.bootstrap, [emailHash, now])).length > 0,
};
