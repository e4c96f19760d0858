import { type Reader, statement, type Tx } from '#kernel/db.ts';

/** Uma linha do que o provedor guarda. */
export interface Artifact {
  model: string;
  idHash: Buffer;
  payload: object;
  grantHash: Buffer | null;
  userId: string | null;
  clientId: string | null;
  createdAt: Date;
  expiresAt: Date;
}

export interface StoredArtifact {
  payload: Record<string, unknown>;
  consumed: boolean;
}

const COLUMNS = 'model, id_hash, payload, grant_hash, user_id, client_id, created_at, expires_at';
const UPSERT = `on conflict (model, id_hash) do update set payload = excluded.payload, grant_hash = excluded.grant_hash,
  user_id = excluded.user_id, client_id = excluded.client_id, expires_at = excluded.expires_at`;

/**
 * Apaga várias linhas prendendo-as sempre na mesma ordem: duas revogações do mesmo código, ao mesmo tempo, se travariam
 * uma à outra. Em toda parte, as permissões vêm antes do que saiu delas.
 */
export const inOrder = (which: string): string => `
  with doomed as (select model, id_hash from oauth.artifacts where ${which} order by model, id_hash for update)
  delete from oauth.artifacts as kept using doomed
  where kept.model = doomed.model and kept.id_hash = doomed.id_hash returning 1`;

const sql = {
  put: statement(
    'oauth.put',
    `insert into oauth.artifacts (${COLUMNS}) values ($1, $2, $3, $4, $5, $6, $7, $8) ${UPSERT}`,
  ),
  // a trava espera uma revogação em curso: o que se guarda depois dela não chega a existir
  putGranted: statement(
    'oauth.put_granted',
    `insert into oauth.artifacts (${COLUMNS})
     select $1, $2, $3, $4::bytea, $5, $6, $7, $8
     from (select 1 from oauth.artifacts where model = 'Grant' and id_hash = $4::bytea for key share) as alive
     ${UPSERT}`,
  ),
  find: statement(
    'oauth.find',
    `select payload, consumed_at is not null as consumed from oauth.artifacts where model = $1 and id_hash = $2`,
  ),
  findSession: statement(
    'oauth.find_session',
    `select payload, false as consumed from oauth.artifacts where model = 'Session' and payload ->> 'uid' = $1`,
  ),
  consume: statement(
    'oauth.consume',
    `update oauth.artifacts set consumed_at = $3 where model = $1 and id_hash = $2 and consumed_at is null returning 1`,
  ),
  grantOf: statement(
    'oauth.grant_of',
    'select grant_hash as hash from oauth.artifacts where model = $1 and id_hash = $2',
  ),
  remove: statement('oauth.remove', 'delete from oauth.artifacts where model = $1 and id_hash = $2'),
  removeByGrant: statement('oauth.remove_by_grant', inOrder('grant_hash = $1')),
  removeModelByGrant: statement('oauth.remove_model_by_grant', inOrder('model = $1 and grant_hash = $2')),
  removeExpired: statement(
    'oauth.remove_expired',
    'delete from oauth.artifacts where expires_at <= $1 returning 1',
  ),
  bearer: statement(
    'oauth.bearer',
    `select token.user_id as "userId", token.payload ->> 'scope' as scope from oauth.artifacts as token
     join oauth.artifacts as permission on permission.model = 'Grant' and permission.id_hash = token.grant_hash
     where token.model = 'AccessToken' and token.id_hash = $1 and token.expires_at > $2 and permission.expires_at > $2`,
  ),
};

/** SQL do que o provedor guarda. */
export const artifacts = {
  async put(db: Tx, row: Artifact): Promise<void> {
    const { model, idHash, payload, grantHash, userId, clientId, createdAt, expiresAt } = row;
    const values = [model, idHash, payload, grantHash, userId, clientId, createdAt, expiresAt];
    await db.query(grantHash === null ? sql.put : sql.putGranted, values);
  },
  find: async (db: Reader, model: string, idHash: Buffer) =>
    (await db.query<StoredArtifact>(sql.find, [model, idHash]))[0],
  findSession: async (db: Reader, uid: string) => (await db.query<StoredArtifact>(sql.findSession, [uid]))[0],
  /** Gasta o que vale uma vez; `false` se já estava gasto. */
  consume: async (tx: Tx, model: string, idHash: Buffer, now: Date) =>
    (await tx.query(sql.consume, [model, idHash, now])).length > 0,
  grantOf: async (db: Reader, model: string, idHash: Buffer) =>
    (await db.query<{ hash: Buffer | null }>(sql.grantOf, [model, idHash]))[0]?.hash ?? null,
  async remove(tx: Tx, model: string, idHash: Buffer): Promise<void> {
    await tx.query(sql.remove, [model, idHash]);
  },
  async removeModelByGrant(tx: Tx, model: string, grantHash: Buffer): Promise<void> {
    await tx.query(sql.removeModelByGrant, [model, grantHash]);
  },
  /** A permissão e tudo o que saiu dela. Ela primeiro: depois, nada novo entra, e o segundo comando vê o que entrou antes. */
  async removeGrant(tx: Tx, grantHash: Buffer): Promise<void> {
    await tx.query(sql.remove, ['Grant', grantHash]);
    await tx.query(sql.removeByGrant, [grantHash]);
  },
  removeExpired: async (tx: Tx, now: Date) => (await tx.query(sql.removeExpired, [now])).length,
  /** De quem é um token de acesso vivo, e para quê. */
  bearer: async (db: Reader, idHash: Buffer, now: Date) =>
    (await db.query<{ userId: string; scope: string | null }>(sql.bearer, [idHash, now]))[0],
};
