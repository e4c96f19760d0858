import { randomUUID } from 'node:crypto';
import type { Query } from '../database.ts';
import { invalidFields } from '../errors.ts';
import type { UsersDeps } from './deps.ts';
import { handleTaken, hold, isTaken } from './handles.ts';
import { hashPassword } from './passwords.ts';
import { cleanText, emailKey, handleKey, isOwnName } from './rules.ts';
import type { SignUp } from './types.ts';

/**
 * Até o fim da transação, só ela mexe nos pedidos deste e-mail: pedir, reenviar e confirmar tocam as mesmas linhas em
 * ordens diferentes.
 */
export async function lockEmail(query: Query, key: string): Promise<void> {
  await query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [key]);
}

/** Pedidos de conta: nada neles vale até a confirmação. */
export function createSignUp({ db, mail, config }: UsersDeps) {
  const ttl = config.emailTokenTtlSeconds;

  return {
    /** A resposta, o trabalho e o nome reservado são os mesmos, tenha ou não o e-mail uma conta. */
    async signUp(input: SignUp): Promise<{ status: string; handle: string; email: string }> {
      const { email, password } = input;
      const handle = handleKey(input.handle) ?? '';
      if (isOwnName(password, [handle, email])) throw ownName('password');
      const key = emailKey(email);
      if (await isTaken(db.query, handle, key)) throw handleTaken();
      // fora da transação: ele seguraria uma conexão por dezenas de milissegundos
      const passwordHash = await hashPassword(password);
      await db.transaction(async (query) => {
        await lockEmail(query, key);
        await hold(query, handle, key, ttl);
        const id = randomUUID();
        await query(
          `insert into sign_ups (id, handle, name, email, email_key, password_hash, expires_at)
           values ($1, $2, $3, $4, $5, $6, now() + make_interval(secs => $7))`,
          [id, handle, cleanText(input.name), email, key, passwordHash, ttl],
        );
        await mail.enqueueToStranger(query, key, { kind: 'sign_up', payload: { signUpId: id } });
      });
      return { status: 'confirmation_sent', handle, email };
    },

    /** Manda de novo a mensagem do pedido mais novo, se há um, e renova o prazo dele. */
    async resend(email: string): Promise<void> {
      const key = emailKey(email);
      await db.transaction(async (query) => {
        await lockEmail(query, key);
        const [newest] = await query<{ id: string }>(
          `update sign_ups set expires_at = now() + make_interval(secs => $2)
           where id = (select id from sign_ups where email_key = $1 and expires_at > now()
                       order by expires_at desc limit 1)
           returning id`,
          [key, ttl],
        );
        if (newest === undefined) return;
        await query(
          `update handles set held_until = now() + make_interval(secs => $2)
           where email_key = $1 and held_until > now()`,
          [key, ttl],
        );
        await mail.enqueueToStranger(query, key, { kind: 'sign_up', payload: { signUpId: newest.id } });
      });
    },

    /** Apaga o que venceu. */
    async cleanUp(): Promise<void> {
      await db.query('delete from sign_ups where expires_at <= now()');
      await db.query('delete from handles where held_until <= now()');
      await db.query('delete from confirmations where expires_at <= now()');
    },
  };
}

export const ownName = (field: string) =>
  invalidFields([{ field, message: 'A senha não pode ser o seu nome de usuário nem o seu e-mail.' }]);
