import { randomUUID } from 'node:crypto';
import type { Query } from '../database.ts';
import { AppError } from '../errors.ts';
import { hashSecret } from '../secrets.ts';
import type { UsersDeps } from './deps.ts';
import { release, take } from './handles.ts';
import { verifyPassword } from './passwords.ts';
import { lockEmail } from './sign-up.ts';

interface Confirmation {
  sign_up_id: string | null;
  user_id: string | null;
  email_key: string;
  used: boolean;
}

export const tokenInvalid = () =>
  new AppError('token_invalid', 'Este link venceu ou já não vale. Peça outro e use o mais novo.');

/** Confirma um pedido de conta ou uma troca de e-mail, com o token **e** a senha: um sem o outro não prova nada. */
export function createConfirm({ db, mail, attempts }: UsersDeps) {
  return async (token: string, password: string): Promise<{ handle: string; email: string }> => {
    const tokenHash = hashSecret(token);
    const [secret] = await db.query<{ email_key: string; password_hash: string | null }>(
      `select c.email_key, coalesce(u.password_hash, s.password_hash) as password_hash
       from confirmations c
         left join users u on u.id = c.user_id
         left join sign_ups s on s.id = c.sign_up_id and s.expires_at > now()
       where c.token_hash = $1 and c.expires_at > now()`,
      [tokenHash],
    );
    const stored = secret?.password_hash;
    if (secret === undefined || !stored) throw tokenInvalid();
    const right = await attempts.prove(`link ${tokenHash.toString('hex')}`, () =>
      verifyPassword(password, stored),
    );
    if (!right) throw new AppError('password_wrong', 'A senha não é a do pedido. O link continua valendo.');
    return db.transaction(async (query) => {
      await lockEmail(query, secret.email_key);
      const [link] = await query<Confirmation>(
        `select sign_up_id, user_id, email_key, used_at is not null as used from confirmations
         where token_hash = $1 and expires_at > now()`,
        [tokenHash],
      );
      if (link === undefined) throw tokenInvalid();
      if (link.sign_up_id !== null) await openAccount(query, link.sign_up_id);
      else if (!link.used) await changeEmail(query, tokenHash, link);
      return confirmed(query, tokenHash);
    });
  };

  /** O pedido vira conta, e os outros do mesmo e-mail deixam de valer. */
  async function openAccount(query: Query, signUpId: string): Promise<void> {
    const [user] = await query<{ id: string; handle: string; email_key: string }>(
      `insert into users (id, handle, name, email, email_key, password_hash)
         select $2, handle, name, email, email_key, password_hash from sign_ups
         where id = $1 and expires_at > now()
       on conflict do nothing returning id, handle, email_key`,
      [signUpId, randomUUID()],
    );
    if (user === undefined || !(await take(query, user.handle, user.id, user.email_key)))
      throw tokenInvalid();
    await query(
      'update confirmations set sign_up_id = null, user_id = $2, used_at = now() where sign_up_id = $1',
      [signUpId, user.id],
    );
    await query('delete from sign_ups where email_key = $1', [user.email_key]);
    await release(query, user.email_key);
  }

  async function changeEmail(query: Query, tokenHash: Buffer, { user_id, email_key }: Confirmation) {
    const [changed] = await query<{ handle: string; previous: string }>(
      `update users set email = pending_email, email_key = pending_email_key,
         pending_email = null, pending_email_key = null
       where id = $1 and pending_email_key = $2 and not exists (select 1 from users where email_key = $2)
       returning handle, old.email as previous`,
      [user_id, email_key],
    );
    if (changed === undefined) throw tokenInvalid();
    await query('update confirmations set used_at = now() where token_hash = $1', [tokenHash]);
    const payload = { to: changed.previous, handle: changed.handle };
    await mail.enqueue(query, { kind: 'email_changed', payload });
  }

  /** O que se responde, também a quem repete, enquanto o e-mail confirmado for o da conta. */
  async function confirmed(query: Query, tokenHash: Buffer): Promise<{ handle: string; email: string }> {
    const [user] = await query<{ handle: string; email: string }>(
      `select u.handle, u.email from confirmations c join users u on u.id = c.user_id
       where c.token_hash = $1 and c.used_at is not null and u.email_key = c.email_key`,
      [tokenHash],
    );
    if (user === undefined) throw tokenInvalid();
    return user;
  }
}
