import { type Reader, statement, type Tx } from '#kernel/db.ts';

const sql = {
  // um comando só: entre ler e somar, cem tentativas ao mesmo tempo passariam todas
  count: statement(
    'lockout.count',
    `insert into lockout.failures as f (key, count, ends_at) values ($1, 1, $2)
     on conflict (key) do update
       set count = case when f.ends_at <= $3 then 1 else f.count + 1 end,
           ends_at = case when f.ends_at <= $3 then excluded.ends_at else f.ends_at end
       where f.ends_at <= $3 or f.count < $4
     returning ends_at`,
  ),
  endsAt: statement('lockout.ends_at', 'select ends_at from lockout.failures where key = $1'),
  // a janela pode ter virado enquanto a prova corria: só se devolve à mesma
  forgive: statement(
    'lockout.forgive',
    'update lockout.failures set count = count - 1 where key = $1 and ends_at = $2 and count > 0',
  ),
  clear: statement('lockout.clear', 'delete from lockout.failures where key = any($1)'),
  of: statement(
    'lockout.of',
    'select count, ends_at as "endsAt" from lockout.failures where key = any($1) and count > 0 order by ends_at',
  ),
  removeEnded: statement(
    'lockout.remove_ended',
    'delete from lockout.failures where ends_at <= $1 returning 1',
  ),
};

const endOf = (rows: { ends_at: Date }[]): Date | null => rows[0]?.ends_at ?? null;

/** Todo o SQL da fatia. */
export const store = {
  /** Soma uma e devolve o fim da janela; `null` se ela já tem `max`. */
  count: async (tx: Tx, key: Buffer, end: Date, now: Date, max: number) =>
    endOf(await tx.query(sql.count, [key, end, now, max])),
  endsAt: async (db: Reader, key: Buffer) => endOf(await db.query(sql.endsAt, [key])),
  async forgive(tx: Tx, key: Buffer, endsAt: Date): Promise<void> {
    await tx.query(sql.forgive, [key, endsAt]);
  },
  async clear(tx: Tx, keys: Buffer[]): Promise<void> {
    await tx.query(sql.clear, [keys]);
  },
  of: (db: Reader, keys: Buffer[]) => db.query(sql.of, [keys]),
  removeEnded: async (tx: Tx, now: Date) => (await tx.query(sql.removeEnded, [now])).length,
};
