import { type Reader, statement, type Tx } from '#kernel/db.ts';

export interface NoticeRow {
  id: string;
  user_id: string;
  kind: 'new_device' | 'refresh_reused';
  device_name: string;
  address: string;
  happened_at: Date;
}

const sql = {
  insert: statement(
    'notices.insert',
    `insert into sessions.notices (id, user_id, kind, device_name, address, happened_at)
     values ($1, $2, $3, $4, $5, $6)`,
  ),
  find: statement(
    'notices.find',
    'select id, user_id, kind, device_name, address, happened_at from sessions.notices where id = $1',
  ),
  remove: statement('notices.remove', 'delete from sessions.notices where id = $1'),
  removeOld: statement(
    'notices.remove_old',
    'delete from sessions.notices where happened_at <= $1 returning 1',
  ),
};

/** SQL do que contar à dona da conta. */
export const notices = {
  async insert(tx: Tx, notice: NoticeRow): Promise<void> {
    const { id, user_id, kind, device_name, address, happened_at } = notice;
    await tx.query(sql.insert, [id, user_id, kind, device_name, address, happened_at]);
  },
  async find(db: Reader, id: string): Promise<NoticeRow | null> {
    return (await db.query<NoticeRow>(sql.find, [id]))[0] ?? null;
  },
  async remove(tx: Tx, id: string): Promise<void> {
    await tx.query(sql.remove, [id]);
  },
  removeOld: async (tx: Tx, before: Date) => (await tx.query(sql.removeOld, [before])).length,
};
