import type { Db } from '#kernel/db.ts';
import type { Posts } from '#modules/posts/index.ts';
import { store } from './store.ts';

export interface SuggestDeps {
  db: Db;
  posts: Pick<Posts, 'recentAuthors'>;
}

/**
 * Quem publicou há pouco e ainda não é seguido por quem pergunta. Não é recomendação: é um começo para quem
 * acabou de chegar, de custo fixo. Contar seguidores de todos a cada visita cresceria com a rede.
 */
export function createSuggest({ db, posts }: SuggestDeps) {
  return async function suggest(viewerId: string | null, limit: number): Promise<string[]> {
    const ids = await posts.recentAuthors();
    const known = viewerId === null ? new Set<string>() : await store.followedAmong(db, viewerId, ids);
    return ids.filter((id) => id !== viewerId && !known.has(id)).slice(0, limit);
  };
}
