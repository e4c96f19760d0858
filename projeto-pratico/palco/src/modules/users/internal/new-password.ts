import type { Tx } from '#kernel/db.ts';
import { type FieldError, invalidFields } from '#kernel/errors.ts';
import { announce } from '../events.ts';
import type { UsersDeps } from './deps.ts';
import { post } from './outbox.ts';
import { checkPassword } from './rules.ts';
import { type UserRow, users } from './store/users.ts';

export interface Replacement {
  userId: string;
  /** O hash que foi provado, por senha ou por link. */
  before: string;
  after: string;
  /** Sessão que segue aberta; `null` encerra todas. */
  keep: string | null;
}

/** Pôr uma senha nova no lugar de outra, saiba-se a antiga ou não. */
export function createNewPassword({
  jobs,
  parts,
  reactions,
}: Pick<UsersDeps, 'jobs' | 'parts' | 'reactions'>) {
  return {
    /** @throws `validation_failed` no campo `newPassword` */
    check(password: string, { handle, email }: Pick<UserRow, 'handle' | 'email'>): void {
      const errors: FieldError[] = [];
      const isCommon = parts.isCommonPassword;
      checkPassword({ password, identities: [handle, email], isCommon, field: 'newPassword' }, errors);
      if (errors.length > 0) throw invalidFields(errors);
    },

    /** Troca, avisa por e-mail e deixa as outras fatias reagirem; `false` se a senha já não é a que foi provada. */
    async replace(tx: Tx, { userId, before, after, keep }: Replacement): Promise<boolean> {
      if (!(await users.setPassword(tx, userId, before, after))) return false;
      await announce(reactions, (one) => one.passwordChanged?.(tx, userId, keep));
      await post({ jobs }, tx, { kind: 'password_changed', userId });
      return true;
    },
  };
}
