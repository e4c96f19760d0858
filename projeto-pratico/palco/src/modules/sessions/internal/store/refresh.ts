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
  find: async (db: Reader, tokenHash: Buffer, now: Date) =>
    first(await db.query<RefreshRow>(sql.find, [tokenHash, now])),
  removeUsed: async (tx: Tx, before: Date) => (await tx.query(sql.removeUsed, [before])).length,
};
