import { type Reader, statement, type Tx } from '#kernel/db.ts';

const sql = {
  insert: statement(
    'recovery_codes.insert',
    `insert into second_factors.recovery_codes (user_id, code_hash) select $1, unnest($2::bytea[])`,
  ),
  use: statement(
    'recovery_codes.use',
    'delete from second_factors.recovery_codes where user_id = $1 and code_hash = $2 returning 1',
  ),
  count: statement(
    'recovery_codes.count',
    'select count(*)::int as left from second_factors.recovery_codes where user_id = $1',
  ),
  remove: statement('recovery_codes.remove', 'delete from second_factors.recovery_codes where user_id = $1'),
};

/** SQL dos códigos de recuperação. */
export const recoveryCodes = {
  /** Os novos no lugar dos velhos. */
  async replace(tx: Tx, userId: string, hashes: Buffer[]): Promise<void> {
    await tx.query(sql.remove, [userId]);
    await tx.query(sql.insert, [userId, hashes]);
  },
  /** Gasta o código; `false` se não é de nenhum dos que sobram. */
  use: async (tx: Tx, userId: string, hash: Buffer) => (await tx.query(sql.use, [userId, hash])).length > 0,
  async count(db: Reader, userId: string): Promise<number> {
    return (await db.query<{ left: number }>(sql.count, [userId]))[0]?.left ?? 0;
  },
  remove: async (tx: Tx, userId: string) => void (await tx.query(sql.remove, [userId])),
};
