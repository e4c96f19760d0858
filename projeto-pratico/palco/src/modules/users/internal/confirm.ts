import { type FailureLimit, unlessWrong } from '#http/failures.ts';
import type { Db, Tx } from '#kernel/db.ts';
import { violated } from '#kernel/db-errors.ts';
import { announce } from '../events.ts';
import type { UsersDeps } from './deps.ts';
import { passwordWrong, tokenInvalid } from './errors.ts';
import { emailHash, handleHash } from './handles.ts';
import { post } from './outbox.ts';
import { type ConfirmationRow, confirmations } from './store/confirmations.ts';
import { handles } from './store/handles.ts';
import { type SignUpRow, signUps } from './store/sign-ups.ts';
import { users } from './store/users.ts';

export type ConfirmDeps = Pick<UsersDeps, 'db' | 'clock' | 'newId' | 'jobs' | 'parts' | 'reactions'> & {
  failures: FailureLimit;
};

/** O que roda junto com a confirmação, na mesma transação. @param proof hash da senha que foi conferida */
export type Alongside<T> = (tx: Tx, userId: string, proof: string) => Promise<T>;

type Greet<T> = (tx: Tx, userId: string) => Promise<T>;

export interface Confirmation<T> {
  handle: string;
  email: string;
  extra: T;
}

/**
 * Confirma um pedido de conta ou uma troca de e-mail. A senha vai junto: sem ela, quem cadastra o e-mail alheio com uma
 * senha sua ganharia a conta quando a vítima clicasse, e o antivírus que abre os links confirmaria tudo.
 * Fonte: Sudhodanan e Paverd, “Pre-hijacked accounts”, USENIX Security 2022.
 */
export function createConfirm(deps: ConfirmDeps) {
  const { db, clock, parts, failures } = deps;

  return async <T>(token: string, password: string, alongside: Alongside<T>): Promise<Confirmation<T>> => {
    const tokenHash = parts.hashToken(token);
    const found = await lookUp(db, tokenHash, clock.now());
    if (!found) throw tokenInvalid();
    const forgive = failures.count(`link ${tokenHash.toString('hex')}`);
    const { passwordHash, emailKey } = found;
    if (!(await unlessWrong(forgive, () => parts.verifyPassword(password, passwordHash))))
      throw passwordWrong();
    const greet = (tx: Tx, userId: string) => alongside(tx, userId, passwordHash);
    try {
      return await db.transaction(async (tx) => {
        await signUps.lock(tx, emailHash(emailKey));
        return settle(tx, tokenHash, greet);
      });
    } catch (error) {
      // o e-mail, ou o nome, virou de outra conta primeiro
      if (violated(error) === undefined) throw error;
      return db.transaction((tx) => repeat(tx, tokenHash, greet));
    }
  };

  async function settle<T>(tx: Tx, tokenHash: Buffer, greet: Greet<T>): Promise<Confirmation<T>> {
    const row = await confirmations.find(tx, tokenHash, clock.now());
    if (!row) throw tokenInvalid();
    if (row.used_at !== null) return repeat(tx, tokenHash, greet);
    const userId =
      row.sign_up_id === null ? await change(tx, tokenHash, row) : await open(tx, row.sign_up_id);
    // a troca que já não está pedida pode ter sido feita agora mesmo, por este link em outra aba
    return userId === null ? repeat(tx, tokenHash, greet) : answer(tx, userId, greet);
  }

  /** O pedido vira conta, e os outros do mesmo e-mail deixam de valer. */
  async function open(tx: Tx, signUpId: string): Promise<string> {
    const now = clock.now();
    const row = await signUps.byId(tx, signUpId, now);
    if (!row) throw tokenInvalid();
    const userId = deps.newId();
    await users.insert(tx, userFrom(row, userId, now));
    const emailId = emailHash(row.email_key);
    // solta a reserva por outros pedidos do mesmo e-mail, o nome ainda pode estar livre
    if (!(await handles.take(tx, handleHash(row.handle), userId, now, emailId))) throw tokenInvalid();
    await confirmations.useSignUp(tx, signUpId, userId, now);
    await signUps.removeByEmail(tx, row.email_key);
    await handles.release(tx, emailId);
    await announce(deps.reactions, (one) => one.confirmed?.(tx, userId, row.email_key));
    return userId;
  }

  async function change(tx: Tx, tokenHash: Buffer, { user_id, email_key }: ConfirmationRow) {
    if (user_id === null) return null;
    const previous = await confirmations.changeEmail(tx, user_id, email_key);
    if (previous === null) return null;
    await confirmations.useChange(tx, tokenHash, clock.now(), previous);
    await post(deps, tx, { kind: 'email_changed', tokenHash: tokenHash.toString('hex') });
    await announce(deps.reactions, (one) => one.confirmed?.(tx, user_id, email_key));
    return user_id;
  }

  /** O mesmo link outra vez: a mesma resposta, enquanto o e-mail confirmado ainda for o da conta. */
  async function repeat<T>(tx: Tx, tokenHash: Buffer, greet: Greet<T>): Promise<Confirmation<T>> {
    const row = await confirmations.find(tx, tokenHash, clock.now());
    if (!row?.user_id || row.used_at === null) throw tokenInvalid();
    const owner = await signUps.emailOwner(tx, row.email_key);
    if (owner?.id !== row.user_id) throw tokenInvalid();
    return answer(tx, row.user_id, greet);
  }

  async function answer<T>(tx: Tx, userId: string, greet: Greet<T>): Promise<Confirmation<T>> {
    const user = await users.byId(tx, userId);
    if (!user) throw tokenInvalid();
    return { handle: user.handle, email: user.email, extra: await greet(tx, userId) };
  }
}

/** A senha que este link pede: a do pedido ou, se ele já virou conta, a dela. */
async function lookUp(db: Db, tokenHash: Buffer, now: Date) {
  const row = await confirmations.find(db, tokenHash, now);
  const secret =
    row?.user_id != null
      ? await users.secretById(db, row.user_id)
      : row?.sign_up_id != null
        ? await signUps.byId(db, row.sign_up_id, now)
        : null;
  return row && secret && { passwordHash: secret.password_hash, emailKey: row.email_key };
}

const userFrom = (row: SignUpRow, id: string, createdAt: Date) => ({
  id,
  handle: row.handle,
  name: row.name,
  email: row.email,
  emailKey: row.email_key,
  passwordHash: row.password_hash,
  createdAt,
});
