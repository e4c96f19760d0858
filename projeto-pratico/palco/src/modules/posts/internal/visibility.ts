import type { Reader } from '#kernel/db.ts';
import type { PostsDeps } from './deps.ts';
import { isOpen } from './rules.ts';
import type { Audience } from './store/posts.ts';

/**
 * Quem vê o quê: a única regra, usada por toda rota. Público e não listado, qualquer um; `followers`, quem escreveu, a
 * quem o post se dirige (mencionado ou respondido) e quem segue; `private`, os dois primeiros.
 */
export function createVisibility({ followsAny, users }: Pick<PostsDeps, 'followsAny' | 'users'>) {
  /** As linhas que esta pessoa pode ver, na mesma ordem. Não olha se quem escreveu segue na rede. */
  async function permitted<Row extends Audience>(
    reader: Reader,
    rows: Row[],
    viewerId: string | null,
  ): Promise<Row[]> {
    const inside = (row: Row) => isOpen(row.visibility) || row.author_id === viewerId || row.addressed;
    const asked = rows.filter((row) => row.visibility === 'followers' && !inside(row));
    const followed =
      viewerId === null || asked.length === 0
        ? new Set<string>()
        : await followsAny(viewerId, [...new Set(asked.map((row) => row.author_id))], reader);
    return rows.filter(
      (row) => inside(row) || (row.visibility === 'followers' && followed.has(row.author_id)),
    );
  }

  return {
    permitted,

    /** O mesmo, sem os de quem se desativou ou foi suspenso. */
    async visible<Row extends Audience>(
      reader: Reader,
      rows: Row[],
      viewerId: string | null,
    ): Promise<Row[]> {
      const seen = await permitted(reader, rows, viewerId);
      if (seen.length === 0) return [];
      const authors = await users.authors([...new Set(seen.map((row) => row.author_id))], reader);
      return seen.filter((row) => authors.has(row.author_id));
    },
  };
}

export type VisibilityRule = ReturnType<typeof createVisibility>;
