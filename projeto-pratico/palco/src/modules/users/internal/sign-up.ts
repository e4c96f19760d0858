import type { Tx } from '#kernel/db.ts';
import { violated } from '#kernel/db-errors.ts';
import { invalidFields } from '#kernel/errors.ts';
import { cleanLine } from '#kernel/text.ts';
import { announce } from '../events.ts';
import type { UsersDeps } from './deps.ts';
import { handleTaken } from './errors.ts';
import { emailHash, handleHash } from './handles.ts';
import { postToStranger } from './outbox.ts';
import { signUpErrors } from './rules.ts';
import type { SignUp } from './schema.ts';
import { handles } from './store/handles.ts';
import { signUps } from './store/sign-ups.ts';
import { users } from './store/users.ts';

export type SignUpDeps = Pick<
  UsersDeps,
  'db' | 'clock' | 'newId' | 'jobs' | 'parts' | 'tokenTtlSeconds' | 'reactions'
>;

/** Nomes que um e-mail reserva ao mesmo tempo: com um só endereço, ninguém tranca os nomes de todos. */
const HELD_PER_EMAIL = 3;

interface NewUser {
  handle: string;
  name: string;
  email: string;
  emailKey: string;
}

export interface SignUpAccepted {
  status: 'confirmation_sent';
  handle: string;
  email: string;
}

/** Pedidos de conta. Nada vale até o e-mail ser confirmado. */
export function createSignUp(deps: SignUpDeps) {
  const { db, clock, newId, parts, tokenTtlSeconds } = deps;
  const expiry = () => new Date(clock.now().getTime() + tokenTtlSeconds * 1_000);

  /** @throws `validation_failed` com tudo o que as regras recusam */
  function check(body: Omit<SignUp, 'password'>): NewUser {
    const errors = signUpErrors(body, parts.isCommonPassword);
    const handle = parts.handleKey(body.handle);
    if (errors.length > 0 || handle === null) throw invalidFields(errors);
    const { email } = body;
    return { handle, name: cleanLine(body.name), email, emailKey: parts.emailKey(email) };
  }

  return {
    /**
     * Aceita o pedido e manda a confirmação. Nenhum passo consulta se o e-mail já tem conta: a resposta, o trabalho e o
     * nome reservado são os mesmos nos dois casos, e quem descobre a diferença é a mensagem, que só o dono do e-mail lê.
     * @throws `handle_taken` antes do hash, porque nomes são públicos
     */
    async request(body: SignUp): Promise<SignUpAccepted> {
      const { handle, name, email, emailKey } = check(body);
      const [handleId, emailId] = [handleHash(handle), emailHash(emailKey)];
      if (await handles.isTaken(db, handleId, clock.now(), emailId)) throw handleTaken();
      const passwordHash = await parts.hashPassword(body.password);
      const expiresAt = expiry();
      const row = { id: newId(), handle, name, email, email_key: emailKey, password_hash: passwordHash };
      await db.transaction(async (tx) => {
        await signUps.lock(tx, emailId);
        if (!(await handles.hold(tx, handleId, emailId, expiresAt, clock.now()))) throw handleTaken();
        await handles.keepNewest(tx, emailId, HELD_PER_EMAIL);
        await signUps.insert(tx, { ...row, expires_at: expiresAt });
        await postToStranger(deps, tx, emailKey, { kind: 'sign_up', signUpId: row.id });
      });
      return { status: 'confirmation_sent', handle, email };
    },

    /** Manda de novo a confirmação do pedido mais novo deste e-mail, se há um, e renova a validade dele. */
    async resend(email: string): Promise<void> {
      const emailKey = parts.emailKey(email);
      const emailId = emailHash(emailKey);
      await db.transaction(async (tx) => {
        await signUps.lock(tx, emailId);
        const [now, until] = [clock.now(), expiry()];
        const signUpId = await signUps.extendNewest(tx, emailKey, until, now);
        if (signUpId === null) return;
        await handles.extend(tx, emailId, until, now);
        await postToStranger(deps, tx, emailKey, { kind: 'sign_up', signUpId });
      });
    },

    /** Cria uma conta já confirmada, sem mensagem: para a demonstração e os testes. Nenhuma rota chega aqui. */
    async enroll(body: SignUp): Promise<string> {
      const { handle, name, email, emailKey } = check(body);
      const row = { id: newId(), handle, name, email, emailKey, createdAt: clock.now() };
      const passwordHash = await parts.hashPassword(body.password);
      await db.transaction(async (tx: Tx) => {
        await users.insert(tx, { ...row, passwordHash });
        if (!(await handles.take(tx, handleHash(handle), row.id, clock.now()))) throw handleTaken();
        await announce(deps.reactions, (one) => one.confirmed?.(tx, row.id, emailKey));
      });
      return row.id;
    },

    /**
     * Cria, na transação de quem pede, a conta de quem já provou o e-mail e entra sem senha. Os pedidos de conta deste
     * e-mail deixam de valer.
     * @throws `handle_taken`, `validation_failed`; e-mail de outra conta viola `users_email_key`
     */
    async enrollWithoutPassword(tx: Tx, identity: Omit<SignUp, 'password'>): Promise<string> {
      const { handle, name, email, emailKey } = check(identity);
      const emailId = emailHash(emailKey);
      const row = { id: newId(), handle, name, email, emailKey, createdAt: clock.now() };
      await signUps.lock(tx, emailId);
      await users.insert(tx, { ...row, passwordHash: parts.nobody }).catch((error: unknown) => {
        throw violated(error) === 'users_handle_key' ? handleTaken() : error;
      });
      if (!(await handles.take(tx, handleHash(handle), row.id, clock.now(), emailId))) throw handleTaken();
      await signUps.removeByEmail(tx, emailKey);
      await handles.release(tx, emailId);
      await announce(deps.reactions, (one) => one.confirmed?.(tx, row.id, emailKey));
      return row.id;
    },
  };
}
