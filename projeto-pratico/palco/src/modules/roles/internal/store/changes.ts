import { bothWays, idFrom } from '#kernel/by-id.ts';
import type { Keys, Sense } from '#kernel/cursor.ts';
import { type Reader, statement, type Tx } from '#kernel/db.ts';

type Action =
  | 'role_created'
  | 'role_changed'
  | 'role_deleted'
  | 'role_granted'
  | 'role_revoked'
  | 'account_suspended'
  | 'account_restored';

export interface ChangeRow {
  id: string;
  at: Date;
  actor_id: string | null;
  action: Action;
  subject_id: string | null;
  role: string | null;
  permissions: string[] | null;
  reason: string | null;
}

const COLUMNS = 'id, at, actor_id, action, subject_id, role, permissions, reason';

const sql = {
  insert: statement(
    'roles.record',
    `insert into roles.changes (${COLUMNS}) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
  ),
  page: bothWays(
    'roles.changes_page',
    (compare, order) =>
      `select ${COLUMNS} from roles.changes where id ${compare} $1 order by id ${order} limit $2`,
  ),
  ofUser: statement(
    'roles.changes_of_user',
    `select at, action, role, case when subject_id = $1 then reason end as reason,
       case when subject_id = $1 then 'subject' else 'actor' end as "as"
     from roles.changes where subject_id = $1 or actor_id = $1 order by id`,
  ),
};

/** SQL da trilha, que só cresce: um gatilho recusa mudar e apagar. */
export const changes = {
  async insert(tx: Tx, row: ChangeRow): Promise<void> {
    const { id, at, actor_id, action, subject_id, role, permissions, reason } = row;
    await tx.query(sql.insert, [id, at, actor_id, action, subject_id, role, permissions, reason]);
  },
  page: (db: Reader, from: Keys | null, sense: Sense, count: number) =>
    db.query<ChangeRow>(sql.page[sense], [idFrom(from, sense), count]),
  ofUser: (db: Reader, userId: string) => db.query(sql.ofUser, [userId]),
};
