import { type Reader, statement, type Tx } from '#kernel/db.ts';

export interface RefreshRow {
  device_id: string;
  user_id: string;
  device_name: string;
  created_at: Date;
  expires_at: Date;
  used_at: Date | null;
  successor_sealed: Buffer | null;
}

const sql = {
  insert: statement(
    'refresh.insert',
    'insert into sessions.refresh_tokens (token_hash, device_id) values ($1, $2)',
  ),
  // a troca inteira é o `update`: quem chega depois espera a trava, já não acha `used_at` nulo e não muda nada. O aparelho
  // é preso antes do token, na ordem de quem o encerra: ao contrário, os dois se travariam
  rotate: statement(
    'refresh.rotate',
    `with device as (
       select d.id, d.user_id, d.created_at from sessions.sessions d join sessions.refresh_tokens t on t.device_id = d.id
       where t.token_hash = $1 and d.expires_at > $2 for key share of d)
     update sessions.refresh_tokens t set used_at = $2, successor_sealed = $3
     from device where t.token_hash = $1 and t.used_at is null and t.device_id = device.id
     returning device.id as device_id, device.user_id, device.created_at`,
  ),
  // a troca mais antiga das `$3 + 1` últimas, se todas são de depois de `$2`
  crowded: statement(
    'refresh.crowded',
    `select used_at from sessions.refresh_tokens where device_id = $1 and used_at > $2
     order by used_at desc offset $3 limit 1`,
  ),
  find: statement(
    'refresh.find',
    `select t.device_id, d.user_id, d.name as device_name, d.created_at, d.expires_at, t.used_at, t.successor_sealed from sessions.refresh_tokens t
     join sessions.sessions d on d.id = t.device_id
     where t.token_hash = $1 and d.expires_at > $2`,
  ),
  removeUsed: statement(
    'refresh.remove_used',
    'delete from sessions.refresh_tokens where used_at <= $1 returning 1',
  ),
};

const first = <T>(rows: T[]): T | null => rows[0] ?? null;

/** SQL das famílias de tokens. */
export const refreshTokens = {
  async insert(tx: Tx, tokenHash: Buffer, deviceId: string): Promise<void> {
    await tx.query(sql.insert, [tokenHash, deviceId]);
  },
  /** Troca o token, se ninguém o trocou antes. */
  rotate: async (tx: Tx, tokenHash: Buffer, now: Date, successor: Buffer) =>
    first(
      await tx.query<Pick<RefreshRow, 'device_id' | 'user_id' | 'created_at'>>(sql.rotate, [
        tokenHash,
        now,
        successor,
      ]),
    ),
  /** Quando foi a troca que, com as seguintes, passa de `max` desde `since`; `null` se não passam. */
  crowded: async (tx: Tx, deviceId: string, since: Date, max: number) =>
    first(await tx.query<{ used_at: Date }>(sql.crowded, [deviceId, since, max]))?.used_at ?? null,
  find: async (db: Reader, tokenHash: Buffer, now: Date) =>
    first(await db.query<RefreshRow>(sql.find, [tokenHash, now])),
  removeUsed: async (tx: Tx, before: Date) => (await tx.query(sql.removeUsed, [before])).length,
};
