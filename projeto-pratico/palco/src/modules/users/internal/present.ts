import type { UsersDeps } from './deps.ts';
import type { User } from './schema.ts';
import type { IdentityRow, UserRow } from './store/users.ts';

/** Onde ficam os retratos: o mesmo caminho no armazenamento e no endereço, depois de `/media`. */
export const avatarPath = (userId: string, avatar: string) => `avatars/${userId}/${avatar}.webp`;

const avatarUrl = ({ id, avatar }: Pick<IdentityRow, 'id' | 'avatar'>) =>
  avatar === null ? null : `/media/${avatarPath(id, avatar)}`;

/** O mínimo que diz quem alguém é. */
export const toIdentity = ({ id, handle, name, avatar }: IdentityRow) => ({
  id,
  handle,
  name,
  avatarUrl: avatarUrl({ id, avatar }),
});

/** A conta como a própria pessoa a vê, com o que as outras fatias sabem dela. */
export async function presentUser(
  { accountFacts }: Pick<UsersDeps, 'accountFacts'>,
  row: UserRow,
): Promise<User> {
  const { bio, email, pending_email: pendingEmail, status, created_at } = row;
  const facts = await accountFacts(row.id);
  return {
    ...toIdentity(row),
    bio,
    createdAt: created_at.toISOString(),
    email,
    pendingEmail,
    status,
    ...facts,
  };
}
