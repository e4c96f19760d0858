import { type Reader, statement, type Tx } from '#kernel/db.ts';
import { inOrder } from './artifacts.ts';

export interface GrantRow {
  clientId: string;
  name: string;
  scopes: string[];
  createdAt: Date;
}

const OF_APP = 'user_id = $1 and ($2::uuid is null or client_id = $2)';

const sql = {
  ofUser: statement(
    'oauth.grants_of_user',
    `select apps.client_id as "clientId", apps.name, min(given.created_at) as "createdAt",
       array_agg(distinct scope order by scope) as scopes
     from oauth.artifacts as given join oauth.apps on apps.client_id = given.client_id,
       string_to_table(given.payload #>> '{openid,scope}', ' ') as scope
     where given.model = 'Grant' and given.user_id = $1 and given.expires_at > $2
     group by apps.client_id order by min(given.created_at) desc, apps.client_id`,
  ),
  newest: statement(
    'oauth.newest_grant',
    `select payload #>> '{openid,scope}' as scope from oauth.artifacts
     where model = 'Grant' and user_id = $1 and client_id = $2 and expires_at > $3
     order by created_at desc limit 1`,
  ),
  removeGrants: statement('oauth.remove_grants', inOrder(`model = 'Grant' and ${OF_APP}`)),
  removeRest: statement('oauth.remove_granted', inOrder(OF_APP)),
};

/** SQL do que cada pessoa permitiu a cada aplicativo. */
export const grants = {
  ofUser: (db: Reader, userId: string, now: Date) => db.query<GrantRow>(sql.ofUser, [userId, now]),
  /** Os escopos da última permissão que esta pessoa deu a este aplicativo, se ela ainda vale. */
  newest: async (db: Reader, userId: string, clientId: string, now: Date) =>
    (await db.query<{ scope: string | null }>(sql.newest, [userId, clientId, now]))[0]?.scope ?? null,
  /** Tira o que a pessoa permitiu a um aplicativo (ou a todos), com códigos e tokens; `false` se não havia nada. */
  async revoke(tx: Tx, userId: string, clientId: string | null): Promise<boolean> {
    const removed = await tx.query(sql.removeGrants, [userId, clientId]);
    await tx.query(sql.removeRest, [userId, clientId]);
    return removed.length > 0;
  },
};
