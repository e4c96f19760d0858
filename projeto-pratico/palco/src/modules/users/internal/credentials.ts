import { type FailureLimit, unlessWrong } from '#http/failures.ts';
import { type FieldError, invalidFields } from '#kernel/errors.ts';
import { announce } from '../events.ts';
import type { UsersDeps } from './deps.ts';
import { accountGone, accountSuspended, passwordWrong } from './errors.ts';
import { post } from './outbox.ts';
import { checkPassword } from './rules.ts';
import { type SecretRow, users } from './store/users.ts';

export type CredentialsDeps = Pick<UsersDeps, 'db' | 'jobs' | 'parts' | 'reactions'> & {
  failures: FailureLimit;
};

/** Quem provou quem é. */
export interface Authenticated {
  userId: string;
  /** A conta não está desativada. */
  active: boolean;
  /** O hash que a senha conferida tinha: se a conta já tem outro, a prova não vale mais. */
  proof: string;
}

/** Provar quem se é, e trocar com que se prova. */
export function createCredentials({ db, jobs, parts, reactions, failures }: CredentialsDeps) {
  const keysOf = (login: string) =>
    [parts.handleKey(login.replace(/^@/, '')), parts.emailKey(login)] as const;

  /** Hash que já não se faria hoje: a senha certa está à mão só agora. `null` se outro o trocou antes. */
  async function upgrade({ id, password_hash }: SecretRow, password: string): Promise<string | null> {
    const fresh = await parts.hashPassword(password);
    return db.transaction(async (tx) =>
      (await users.setPassword(tx, id, password_hash, fresh)) ? fresh : null,
    );
  }

  /**
   * Quem é, se login (nome de usuário ou e-mail) e senha conferem; senão `null`, com o mesmo trabalho.
   * @throws `account_suspended` só com a senha certa
   */
  async function authenticate(login: string, password: string): Promise<Authenticated | null> {
    const row = await users.secret(db, ...keysOf(login));
    const match = await parts.verifyPassword(password, row?.password_hash ?? parts.nobody);
    if (!row || !match) return null;
    if (row.suspension !== null) throw accountSuspended(row.suspension);
    const proof = match === 'outdated' ? await upgrade(row, password) : row.password_hash;
    if (proof === null) return authenticate(login, password);
    return { userId: row.id, active: row.status === 'active', proof };
  }

  /** Confere a senha de uma conta, para uma ação que a pede de novo. @throws `password_wrong`, `too_many_requests` */
  async function prove(userId: string, password: string, field = 'password'): Promise<void> {
    const row = await users.secretById(db, userId);
    if (!row) throw accountGone();
    const forgive = failures.count(`senha ${userId}`);
    const verify = () => parts.verifyPassword(password, row.password_hash);
    if (!(await unlessWrong(forgive, verify))) throw passwordWrong(field);
  }

  return {
    prove,
    authenticate,

    /** Troca a senha, avisa por e-mail e deixa as outras fatias reagirem. @param keep sessão que segue aberta */
    async changePassword(
      userId: string,
      { currentPassword, newPassword }: { currentPassword: string; newPassword: string },
      keep: string | null,
    ): Promise<void> {
      const row = await users.byId(db, userId);
      if (!row) throw accountGone();
      const errors: FieldError[] = [];
      const identities = [row.handle, row.email];
      const isCommon = parts.isCommonPassword;
      checkPassword({ password: newPassword, identities, isCommon, field: 'newPassword' }, errors);
      if (errors.length > 0) throw invalidFields(errors);
      await prove(userId, currentPassword, 'currentPassword');
      const passwordHash = await parts.hashPassword(newPassword);
      await db.transaction(async (tx) => {
        await users.setPassword(tx, userId, passwordHash);
        await announce(reactions, (one) => one.passwordChanged?.(tx, userId, keep));
        await post({ jobs }, tx, { kind: 'password_changed', userId });
      });
    },
  };
}
