import { type Reader, statement, type Tx } from '#kernel/db.ts';

export interface AppRow {
  client_id: string;
  name: string;
  redirect_uris: string[];
  type: 'public' | 'confidential';
  secret_hash: string | null;
  created_at: Date;
}

const COLUMNS = 'client_id, name, redirect_uris, type, secret_hash, created_at';

const sql = {
  lockOwner: statement('oauth.lock_owner', 'select pg_advisory_xact_lock(hashtextextended($1, 3))'),
  count: statement('oauth.count_apps', 'select count(*)::int as count from oauth.apps where owner_id = $1'),
  insert: statement(
    'oauth.insert_app',
    `insert into oauth.apps (${COLUMNS}, owner_id) values ($1, $2, $3, $4, $5, $6, $7)`,
  ),
  find: statement('oauth.find_app', `select ${COLUMNS} from oauth.apps where client_id = $1`),
  ofOwner: statement(
    'oauth.apps_of_owner',
    `select ${COLUMNS} from oauth.apps where owner_id = $1 order by client_id desc`,
  ),
  remove: statement(
    'oauth.remove_app',
    'delete from oauth.apps where client_id = $1 and owner_id = $2 returning 1',
  ),
};

/** SQL dos aplicativos. */
export const apps = {
  /** Quantos aplicativos a pessoa tem; até o fim da transação, só ela registra mais um. */
  async countLocked(tx: Tx, ownerId: string): Promise<number> {
    await tx.query(sql.lockOwner, [ownerId]);
    return (await tx.query<{ count: number }>(sql.count, [ownerId]))[0]?.count ?? 0;
  },
  async insert(tx: Tx, ownerId: string, row: AppRow): Promise<void> {
    const { client_id, name, redirect_uris, type, secret_hash, created_at } = row;
    await tx.query(sql.insert, [client_id, name, redirect_uris, type, secret_hash, created_at, ownerId]);
  },
  find: async (db: Reader, clientId: string) => (await db.query<AppRow>(sql.find, [clientId]))[0],
  ofOwner: (db: Reader, ownerId: string) => db.query<AppRow>(sql.ofOwner, [ownerId]),
  remove: async (tx: Tx, ownerId: string, clientId: string) =>
    (await tx.query(sql.remove, [clientId, ownerId])).length > 0,
};
