import { type Reader, statement, type Tx } from '#kernel/db.ts';

/** Chave pública de curva elíptica (RFC 7517 e 7518, 6.2). */
export interface PublicJwk {
  kty: string;
  kid: string;
  alg: string;
  use: string;
  crv: string;
  x: string;
  y: string;
}

export interface KeyRow {
  kid: string;
  public_jwk: PublicJwk;
  private_sealed: Buffer;
  signs_from: Date;
}

/** Chave da trava consultiva: dois processos que trocam a chave ao mesmo tempo fazem uma só. */
const LOCK = 7_262_027;

const COLUMNS = 'kid, public_jwk, private_sealed, signs_from';

const sql = {
  lock: statement('signing_keys.lock', 'select pg_advisory_xact_lock($1)'),
  all: statement('signing_keys.all', `select ${COLUMNS} from signing_keys.keys order by signs_from, kid`),
  byKid: statement('signing_keys.by_kid', `select ${COLUMNS} from signing_keys.keys where kid = $1`),
  insert: statement(
    'signing_keys.insert',
    `insert into signing_keys.keys (${COLUMNS}) values ($1, $2, $3, $4)`,
  ),
  // a troca da seguinte é quando esta deixou de assinar
  removeRetired: statement(
    'signing_keys.remove_retired',
    `delete from signing_keys.keys k
     where exists (select 1 from signing_keys.keys n where n.signs_from > k.signs_from and n.signs_from <= $1)
     returning kid`,
  ),
};

/** Todo o SQL da fatia. */
export const store = {
  async lock(tx: Tx): Promise<void> {
    await tx.query(sql.lock, [LOCK]);
  },
  all: (db: Reader) => db.query<KeyRow>(sql.all),
  async byKid(db: Reader, kid: string): Promise<KeyRow | null> {
    return (await db.query<KeyRow>(sql.byKid, [kid]))[0] ?? null;
  },
  async insert(tx: Tx, { kid, public_jwk, private_sealed, signs_from }: KeyRow): Promise<void> {
    await tx.query(sql.insert, [kid, public_jwk, private_sealed, signs_from]);
  },
  /** Apaga as chaves que outra substituiu até `before`; devolve quantas. */
  async removeRetired(tx: Tx, before: Date): Promise<number> {
    return (await tx.query(sql.removeRetired, [before])).length;
  },
};
