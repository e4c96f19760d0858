import type { Tx } from '#kernel/db.ts';
import type { PostReactions, WrittenPost } from '#modules/posts/events.ts';
import type { AccountReactions } from '#modules/users/events.ts';
import type { SearchDoc } from '#ports/search/port.ts';
import type { SearchDeps } from './deps.ts';

/** O que a busca guarda de um post. */
export const docOf = ({ id, authorId, text, tags }: WrittenPost): SearchDoc => ({ id, authorId, text, tags });

/** Mantém o índice em dia na transação de cada fato. Só o que é público entra, e a visibilidade de um post não muda. */
export function postsInStep({ search }: Pick<SearchDeps, 'search'>): PostReactions {
  const index = async (tx: Tx, post: WrittenPost) => {
    if (post.visibility === 'public') await search.index(tx, docOf(post));
  };
  return { published: index, edited: index, deleting: (tx, ids) => search.remove(tx, ids) };
}

/** Quem saiu ou foi suspenso não é achado; quem voltou, é. */
export function peopleInStep({ search, users }: Pick<SearchDeps, 'search' | 'users'>): AccountReactions {
  const refresh = async (tx: Tx, userId: string) =>
    search.setHidden(tx, userId, !(await users.authors([userId], tx)).has(userId));
  return { deactivated: refresh, reactivated: refresh, suspended: refresh, restored: refresh };
}
