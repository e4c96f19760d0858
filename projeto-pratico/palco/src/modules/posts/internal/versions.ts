import type { PostsDeps } from './deps.ts';
import { presentEntities } from './entities.ts';
import { postNotFound } from './errors.ts';
import type { PostVersions } from './schema.ts';
import { posts } from './store/posts.ts';
import { versions } from './store/versions.ts';
import type { VisibilityRule } from './visibility.ts';

export type VersionsDeps = Pick<PostsDeps, 'db' | 'users'> & { visibility: VisibilityRule };

/** O histórico, para quem vê o post. */
export function createVersions({ db, users, visibility }: VersionsDeps) {
  return async function versionsOf(id: string, viewerId: string | null): Promise<PostVersions> {
    const rows = await posts.byIds(db, [id], viewerId);
    const [current] = await visibility.visible(db, rows, viewerId);
    if (!current) throw postNotFound();
    const [earlier, people] = await Promise.all([
      versions.earlier(db, id),
      users.authors(Object.values(current.people)),
    ]);
    const { version, text, entities, warning, edited_at, created_at } = current;
    const all = [{ version, text, entities, warning, at: edited_at ?? created_at }, ...earlier];
    const items = all.map((one) => ({
      ...one,
      entities: presentEntities(one.entities, current.people, people),
      at: one.at.toISOString(),
    }));
    return { items };
  };
}
