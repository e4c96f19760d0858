import { createHash } from 'node:crypto';
import type { Query } from '../database.ts';
import { AppError } from '../errors.ts';

const hashHandle = (handle: string) => createHash('sha256').update(handle).digest();

export const handleTaken = () => new AppError('handle_taken', 'Este nome de usuário já está em uso.');

/** O nome é de outro, agora? Só poupa o hash da senha de quem vai ouvir não: quem decide é {@link hold}. */
export async function isTaken(query: Query, handle: string, emailKey: string): Promise<boolean> {
  const rows = await query(
    `select 1 from handles where handle_hash = $1 and (held_until is null or held_until > now())
       and email_key is distinct from $2`,
    [hashHandle(handle), emailKey],
  );
  return rows.length > 0;
}

/** Reserva o nome para o pedido de um e-mail. @throws AppError `handle_taken` */
export async function hold(query: Query, handle: string, emailKey: string, seconds: number): Promise<void> {
  const rows = await query(
    `insert into handles as h (handle_hash, email_key, held_until)
       values ($1, $2, now() + make_interval(secs => $3))
     on conflict (handle_hash) do update set email_key = excluded.email_key, held_until = excluded.held_until
       where h.held_until is not null and (h.email_key = excluded.email_key or h.held_until <= now())
     returning 1`,
    [hashHandle(handle), emailKey, seconds],
  );
  if (rows.length === 0) throw handleTaken();
}

/** Dá à conta um nome livre, seu ou reservado para o e-mail dela; `false` se é de outro. */
export async function take(
  query: Query,
  handle: string,
  userId: string,
  emailKey?: string,
): Promise<boolean> {
  const rows = await query(
    `insert into handles as h (handle_hash, user_id) values ($1, $2)
     on conflict (handle_hash) do update set user_id = excluded.user_id, email_key = null, held_until = null
       where h.user_id = excluded.user_id or h.email_key = $3 or h.held_until <= now()
     returning 1`,
    [hashHandle(handle), userId, emailKey ?? null],
  );
  return rows.length > 0;
}

/** Solta o que um e-mail ainda reservava. */
export async function release(query: Query, emailKey: string): Promise<void> {
  await query('delete from handles where email_key = $1', [emailKey]);
}
