import { type Reader, statement, type Tx } from '#kernel/db.ts';

export interface PasskeyRow {
  id: string;
  user_id: string;
  credential_id: Buffer;
  public_key: Buffer;
  counter: number;
  transports: string[];
  name: string;
  created_at: Date;
  last_used_at: Date | null;
}

// o contador vai até 2^32, que um número do JavaScript guarda exato; como bigint o `pg` o daria em texto
const COLUMNS =
  'id, user_id, credential_id, public_key, counter::float8 as counter, transports, name, created_at, last_used_at';

const sql = {
  insert: statement(
    'passkeys.insert',
    `insert into second_factors.passkeys
       (id, user_id, credential_id, public_key, counter, transports, name, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (credential_id) do nothing returning 1`,
  ),
  ofUser: statement(
    'passkeys.of_user',
    `select ${COLUMNS} from second_factors.passkeys where user_id = $1 order by id`,
  ),
  byCredential: statement(
    'passkeys.by_credential',
    `select ${COLUMNS} from second_factors.passkeys where credential_id = $1`,
  ),
  // de duas respostas com o mesmo contador ao mesmo tempo, só uma passa; quem não conta manda sempre zero
  use: statement(
    'passkeys.use',
    `update second_factors.passkeys set counter = $2, last_used_at = $3
     where id = $1 and (counter < $2 or (counter = 0 and $2 = 0)) returning 1`,
  ),
  remove: statement(
    'passkeys.remove',
    'delete from second_factors.passkeys where id = $1 and user_id = $2 returning 1',
  ),
};

export type NewPasskey = Omit<PasskeyRow, 'last_used_at'>;

/** SQL das passkeys. */
export const passkeys = {
  /** `false` se a credencial já está em alguma conta. */
  async insert(tx: Tx, passkey: NewPasskey): Promise<boolean> {
    const { id, user_id, credential_id, public_key, counter, transports, name, created_at } = passkey;
    const values = [id, user_id, credential_id, public_key, counter, transports, name, created_at];
    return (await tx.query(sql.insert, values)).length > 0;
  },
  ofUser: (db: Reader, userId: string) => db.query<PasskeyRow>(sql.ofUser, [userId]),
  async byCredential(db: Reader, credentialId: Buffer): Promise<PasskeyRow | null> {
    return (await db.query<PasskeyRow>(sql.byCredential, [credentialId]))[0] ?? null;
  },
  /** Registra o uso; `false` se o contador não andou. */
  use: async (tx: Tx, id: string, counter: number, now: Date) =>
    (await tx.query(sql.use, [id, counter, now])).length > 0,
  /** `false` se a passkey não é desta conta. */
  remove: async (tx: Tx, id: string, userId: string) => (await tx.query(sql.remove, [id, userId])).length > 0,
};
