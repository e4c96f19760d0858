import { AppError } from '../errors.ts';
import type { UsersDeps } from './deps.ts';
import { toProfile, USER_COLUMNS, type UserRow } from './present.ts';
import { handleKey } from './rules.ts';
import type { Profile } from './types.ts';

/** O que os outros veem. Quem se desativou não é visto. */
export function createProfiles({ db }: UsersDeps) {
  return {
    async profile(handle: string): Promise<Profile> {
      const [row] = await db.query<UserRow>(
        `select ${USER_COLUMNS} from users where handle = $1 and status = 'active'`,
        [handleKey(handle)],
      );
      if (row === undefined) throw new AppError('user_not_found', 'Não há ninguém com este nome de usuário.');
      return toProfile(row);
    },
  };
}
