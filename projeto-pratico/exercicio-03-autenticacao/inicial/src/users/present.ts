import type { Profile, User } from './types.ts';

/** Uma conta, como sai do banco. */
export interface UserRow {
  id: string;
  handle: string;
  name: string;
  bio: string;
  avatar: string | null;
  email: string;
  pending_email: string | null;
  status: User['status'];
  created_at: Date;
}

export const USER_COLUMNS = 'id, handle, name, bio, avatar, email, pending_email, status, created_at';

/** O que todos veem. */
export function toProfile({ id, handle, name, bio, avatar, created_at }: UserRow): Profile {
  const avatarUrl = avatar === null ? null : `/media/avatars/${id}/${avatar}.webp`;
  return { id, handle, name, bio, avatarUrl, createdAt: created_at.toISOString() };
}

/** O que só a própria pessoa vê. */
export function toUser(row: UserRow): User {
  const { email, pending_email: pendingEmail, status } = row;
  return { ...toProfile(row), email, pendingEmail, status };
}
