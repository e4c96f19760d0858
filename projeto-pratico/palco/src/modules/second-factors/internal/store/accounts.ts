import { type Reader, statement, type Tx } from '#kernel/db.ts';

const sql = {
  ensure: statement(
    'second_factors.ensure',
    `insert into second_factors.accounts (user_id, user_handle) values ($1, $2)
     on conflict (user_id) do update set user_id = excluded.user_id returning user_handle`,
  ),
  factors: statement(
    'second_factors.factors',
    `select exists(select from second_factors.totp where user_id = $1) as totp,
       exists(select from second_factors.passkeys where user_id = $1) as passkey,
       (select count(*)::int from second_factors.recovery_codes where user_id = $1) as codes`,
  ),
  userHandle: statement(
    'second_factors.user_handle',
    'select user_handle from second_factors.accounts where user_id = $1',
  ),
  // contar e recusar em um comando só: cem códigos ao mesmo tempo não passam todos pela mesma conta
  try: statement(
    'second_factors.try',
    `update second_factors.accounts set
       tries = case when tries_until > $2 then tries + 1 else 1 end,
       tries_until = case when tries_until > $2 then tries_until else $3 end
     where user_id = $1 and (tries < $4 or tries_until <= $2) returning tries`,
  ),
  triesUntil: statement(
    'second_factors.tries_until',
    'select tries_until from second_factors.accounts where user_id = $1',
  ),
  forgive: statement(
    'second_factors.forgive',
    'update second_factors.accounts set tries = greatest(tries - 1, 0) where user_id = $1',
  ),
  clear: statement('second_factors.clear', 'update second_factors.accounts set tries = 0 where user_id = $1'),
  warn: statement(
    'second_factors.warn',
    'update second_factors.accounts set warned_at = $2 where user_id = $1 and warned_at <= $3 returning 1',
  ),
};

/** O que a conta tem além da senha. */
export interface FactorsRow {
  totp: boolean;
  passkey: boolean;
  /** Códigos de recuperação que sobram. */
  codes: number;
}

export interface TryWindow {
  now: Date;
  /** Quando a contagem que começa agora recomeça. */
  endsAt: Date;
  max: number;
}

/** SQL do que a conta tem de comum a todos os fatores. */
export const accounts = {
  /** Cria a linha, se não há, e devolve o identificador dado aos autenticadores. */
  async ensure(tx: Tx, userId: string, fresh: Buffer): Promise<Buffer> {
    const rows = await tx.query<{ user_handle: Buffer }>(sql.ensure, [userId, fresh]);
    return rows[0]?.user_handle ?? fresh;
  },
  async factors(db: Reader, userId: string): Promise<FactorsRow> {
    const rows = await db.query<FactorsRow>(sql.factors, [userId]);
    return rows[0] ?? { totp: false, passkey: false, codes: 0 };
  },
  async userHandle(db: Reader, userId: string): Promise<Buffer | null> {
    return (await db.query<{ user_handle: Buffer }>(sql.userHandle, [userId]))[0]?.user_handle ?? null;
  },
  /** Conta uma tentativa e devolve quantas já são; `null` se as deste prazo acabaram, ou a conta nunca pediu um fator. */
  async try(tx: Tx, userId: string, { now, endsAt, max }: TryWindow): Promise<number | null> {
    return (await tx.query<{ tries: number }>(sql.try, [userId, now, endsAt, max]))[0]?.tries ?? null;
  },
  async triesUntil(db: Reader, userId: string): Promise<Date | null> {
    return (await db.query<{ tries_until: Date }>(sql.triesUntil, [userId]))[0]?.tries_until ?? null;
  },
  forgive: async (tx: Tx, userId: string) => void (await tx.query(sql.forgive, [userId])),
  clear: async (tx: Tx, userId: string) => void (await tx.query(sql.clear, [userId])),
  /** Marca o aviso de agora; `false` se já houve outro depois de `since`. */
  warn: async (tx: Tx, userId: string, now: Date, since: Date) =>
    (await tx.query(sql.warn, [userId, now, since])).length > 0,
};
