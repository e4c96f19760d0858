import { accountGone } from './credentials.ts';
import type { UsersDeps } from './deps.ts';
import { handleTaken, take } from './handles.ts';
import { toUser, USER_COLUMNS, type UserRow } from './present.ts';
import { cleanText, emailKey, handleKey } from './rules.ts';
import type { ProfileChange, User } from './types.ts';

export type AccountDeps = UsersDeps & {
  prove(userId: string, password: string): Promise<void>;
  eraseAvatars(userId: string): Promise<void>;
};

/** A vida da própria conta. */
export function createAccount({ db, mail, config, prove, eraseAvatars }: AccountDeps) {
  async function me(userId: string): Promise<User> {
    const [row] = await db.query<UserRow>(`select ${USER_COLUMNS} from users where id = $1`, [userId]);
    if (row === undefined) throw accountGone();
    return toUser(row);
  }

  const setStatus = (userId: string, status: User['status']) =>
    db.query('update users set status = $2 where id = $1', [userId, status]);

  return {
    me,

    /** Muda só o que veio: duas abas que salvam campos diferentes valem as duas. */
    async change(userId: string, change: ProfileChange): Promise<User> {
      const handle = change.handle === undefined ? null : handleKey(change.handle);
      const [name, bio] = [change.name, change.bio].map((text) =>
        text === undefined ? null : cleanText(text),
      );
      return db.transaction(async (query) => {
        if (handle !== null && !(await take(query, handle, userId))) throw handleTaken();
        const [row] = await query<UserRow>(
          `update users set name = coalesce($2, name), bio = coalesce($3, bio), handle = coalesce($4, handle)
           where id = $1 returning ${USER_COLUMNS}`,
          [userId, name, bio, handle],
        );
        if (row === undefined) throw accountGone();
        return toUser(row);
      });
    },

    /** Pede a troca; o e-mail atual vale até o novo confirmar. */
    async changeEmail(userId: string, email: string, password: string): Promise<void> {
      await prove(userId, password);
      const key = emailKey(email);
      const expiresAt = new Date(Date.now() + config.emailTokenTtlSeconds * 1_000);
      await db.transaction(async (query) => {
        await query('update users set pending_email = $2, pending_email_key = $3 where id = $1', [
          userId,
          email,
          key,
        ]);
        await mail.enqueueToStranger(query, key, {
          kind: 'email_change',
          payload: { userId, emailKey: key, expiresAt: expiresAt.toISOString() },
        });
      });
    },

    async deactivate(userId: string, password: string): Promise<void> {
      await prove(userId, password);
      await setStatus(userId, 'deactivated');
    },

    async reactivate(userId: string): Promise<void> {
      await setStatus(userId, 'active');
    },

    /**
     * Primeiro os arquivos: uma queda no meio deixa uma conta sem retrato, e não um retrato sem conta. E de novo no fim, por
     * causa do envio que estava em curso.
     */
    async remove(userId: string, password: string): Promise<void> {
      await prove(userId, password);
      await eraseAvatars(userId);
      await db.query('delete from users where id = $1', [userId]);
      await eraseAvatars(userId);
    },

    /** TODO (aparelhos): o que as fatias desta etapa guardarem sobre a pessoa também vai aqui. */
    export: async (userId: string) => ({ exportedAt: new Date().toISOString(), account: await me(userId) }),
  };
}
