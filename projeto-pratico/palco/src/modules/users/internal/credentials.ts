import { type FailureLimit, unlessWrong } from '#http/failures.ts';
import type { UsersDeps } from './deps.ts';
import { accountGone, accountSuspended, passwordMissing, passwordWrong } from './errors.ts';
import type { createNewPassword } from './new-password.ts';
import type { PasswordChange } from './schema.ts';
import { type SecretRow, users } from './store/users.ts';

export type CredentialsDeps = Pick<UsersDeps, 'db' | 'parts' | 'limitProof'> & {
  failures: FailureLimit;
  newPassword: ReturnType<typeof createNewPassword>;
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
export function createCredentials({ db, parts, limitProof, failures, newPassword }: CredentialsDeps) {
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

  /**
   * Confere a senha de uma conta, para uma ação que a pede de novo, e devolve o hash que conferiu.
   * @throws `password_wrong`, `too_many_requests`
   */
  async function prove(userId: string, password: string, field = 'password'): Promise<string> {
    const row = await users.secretById(db, userId);
    if (!row) throw accountGone();
    if (row.password_hash === parts.nobody) throw passwordMissing(field);
    const forgive = failures.count(`senha ${userId}`);
    const verify = () => limitProof(userId, () => parts.verifyPassword(password, row.password_hash));
    if (!(await unlessWrong(forgive, verify))) throw passwordWrong(field);
    return row.password_hash;
  }

  /** @param keep sessão que segue aberta */
  async function changePassword(userId: string, change: PasswordChange, keep: string | null): Promise<void> {
    const row = await users.byId(db, userId);
    if (!row) throw accountGone();
    newPassword.check(change.newPassword, row);
    const before = await prove(userId, change.currentPassword, 'currentPassword');
    const after = await parts.hashPassword(change.newPassword);
    const done = await db.transaction((tx) => newPassword.replace(tx, { userId, before, after, keep }));
    // outra troca terminou antes, ou o hash foi refeito: a senha é conferida de novo, agora contra o que ficou
    if (!done) await changePassword(userId, change, keep);
  }

  return {
    prove,
    authenticate,
    changePassword,
    idByLogin: (login: string) => users.idByLogin(db, ...keysOf(login)),
    loginKeys: users.loginKeys,
    /** Prende a linha da conta até o fim da transação: uma mudança dela por vez. */
    lock: users.lock,
    /** A conta tem senha? Quem entra só por um provedor externo não tem. */
    async hasPassword(userId: string): Promise<boolean> {
      const row = await users.secretById(db, userId);
      return row !== null && row.password_hash !== parts.nobody;
    },
  };
}
