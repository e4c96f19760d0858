import { type Reader, statement, type Tx } from '#kernel/db.ts';

const sql = {
  holder: statement(
    'handles.holder',
    `select 1 from users.handles where handle_hash = $1 and (held_until is null or held_until > $2)
       and email_hash is distinct from $3`,
  ),
  // quem perde a corrida espera na linha e depois não a acha livre: nenhuma linha volta, e nada falha
  hold: statement(
    'handles.hold',
    `insert into users.handles as h (handle_hash, email_hash, held_until) values ($1, $2, $3)
     on conflict (handle_hash) do update set email_hash = excluded.email_hash, held_until = excluded.held_until
       where h.held_until is not null and (h.email_hash = excluded.email_hash or h.held_until <= $4)
     returning 1`,
  ),
  keepNewest: statement(
    'handles.keep_newest',
    `delete from users.handles where handle_hash in
       (select handle_hash from users.handles where email_hash = $1 order by held_until desc, handle_hash offset $2)`,
  ),
  take: statement(
    'handles.take',
    `insert into users.handles as h (handle_hash, user_id) values ($1, $2)
     on conflict (handle_hash) do update set user_id = excluded.user_id, email_hash = null, held_until = null
       where h.user_id = excluded.user_id or h.email_hash = $4 or h.held_until <= $3
     returning 1`,
  ),
  countOf: statement(
    'handles.count_of',
    'select count(*)::int as count from users.handles where user_id = $1',
  ),
  extend: statement(
    'handles.extend',
    'update users.handles set held_until = $2 where email_hash = $1 and held_until > $3',
  ),
  release: statement('handles.release', 'delete from users.handles where email_hash = $1'),
  removeExpired: statement(
    'handles.remove_expired',
    'delete from users.handles where held_until <= $1 returning 1',
  ),
};

const done = (rows: unknown[]) => rows.length > 0;

/** SQL da posse dos nomes. */
export const handles = {
  /** O nome é de outro, agora? Poupa o hash da senha de quem vai ouvir não; quem decide é {@link hold}. */
  isTaken: async (db: Reader, hash: Buffer, now: Date, emailHash: Buffer) =>
    done(await db.query(sql.holder, [hash, now, emailHash])),
  /** Reserva o nome para um e-mail até `until`; `false` se é de outro. */
  hold: async (tx: Tx, hash: Buffer, emailHash: Buffer, until: Date, now: Date) =>
    done(await tx.query(sql.hold, [hash, emailHash, until, now])),
  /** Solta as reservas mais antigas de um e-mail, além das `count` mais novas. */
  async keepNewest(tx: Tx, emailHash: Buffer, count: number): Promise<void> {
    await tx.query(sql.keepNewest, [emailHash, count]);
  },
  /** Dá à conta um nome livre, seu ou reservado para o e-mail dela; `false` se é de outro. */
  take: async (tx: Tx, hash: Buffer, userId: string, now: Date, emailHash: Buffer | null = null) =>
    done(await tx.query(sql.take, [hash, userId, now, emailHash])),
  /** Quantos nomes a conta tem, com os que já foram seus. */
  countOf: async (tx: Tx, userId: string) =>
    (await tx.query<{ count: number }>(sql.countOf, [userId]))[0]?.count ?? 0,
  async extend(tx: Tx, emailHash: Buffer, until: Date, now: Date): Promise<void> {
    await tx.query(sql.extend, [emailHash, until, now]);
  },
  /** Solta o que mais este e-mail reservava. */
  async release(tx: Tx, emailHash: Buffer): Promise<void> {
    await tx.query(sql.release, [emailHash]);
  },
  removeExpired: async (tx: Tx, now: Date) => (await tx.query(sql.removeExpired, [now])).length,
};
