import { AppError } from '../errors.ts';
import type { UsersDeps } from './deps.ts';
import { hashPassword, NOBODY, verifyPassword } from './passwords.ts';
import { emailKey, handleKey, isOwnName } from './rules.ts';
import { ownName } from './sign-up.ts';

export const accountGone = () => new AppError('unauthenticated', 'Esta conta não existe mais.');

/** Provar quem se é, e trocar com que se prova. */
export function createCredentials({ db, mail, attempts }: UsersDeps) {
  /** Confere a senha de quem já foi reconhecido. @throws AppError `password_wrong` */
  async function prove(userId: string, password: string): Promise<void> {
    const [row] = await db.query<{ password_hash: string }>('select password_hash from users where id = $1', [
      userId,
    ]);
    if (row === undefined) throw accountGone();
    const right = await attempts.prove(`senha ${userId}`, () => verifyPassword(password, row.password_hash));
    if (!right) throw new AppError('password_wrong', 'A senha não confere. Nada mudou.');
  }

  return {
    prove,

    /** Quem tem este login (nome de usuário ou e-mail) e esta senha; `null`, com o mesmo trabalho, se não confere. */
    async authenticate(login: string, password: string) {
      const [row] = await db.query<{ id: string; status: string; password_hash: string }>(
        'select id, status, password_hash from users where handle = $1 or email_key = $2 limit 1',
        [handleKey(login), emailKey(login)],
      );
      const right = await verifyPassword(password, row?.password_hash ?? NOBODY);
      return row !== undefined && right ? { userId: row.id, active: row.status === 'active' } : null;
    },

    /** TODO (aparelhos): trocar a senha encerra os outros aparelhos. */
    async changePassword(userId: string, current: string, next: string): Promise<void> {
      const [row] = await db.query<{ handle: string; email: string }>(
        'select handle, email from users where id = $1',
        [userId],
      );
      if (row === undefined) throw accountGone();
      if (isOwnName(next, [row.handle, row.email])) throw ownName('newPassword');
      await prove(userId, current);
      const passwordHash = await hashPassword(next);
      await db.transaction(async (query) => {
        await query('update users set password_hash = $2 where id = $1', [userId, passwordHash]);
        await mail.enqueue(query, { kind: 'password_changed', payload: { userId } });
      });
    },
  };
}
