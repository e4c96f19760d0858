import type { Tx } from '#kernel/db.ts';
import type { AccountReactions } from '#modules/users/events.ts';
import type { PostsDeps } from './deps.ts';
import { hiddenAuthors } from './store/hidden-authors.ts';

/**
 * Guarda, na transação do fato, quem saiu ou foi suspenso: as listas pulam dentro do banco quem publicou dez mil vezes e
 * saiu. Quem decide o que se vê segue sendo a hidratação; isto só poupa leitura e acerta as contagens.
 */
export function createHiding({ users }: Pick<PostsDeps, 'users'>): AccountReactions {
  const refresh = async (tx: Tx, userId: string) =>
    hiddenAuthors.set(tx, userId, !(await users.authors([userId], tx)).has(userId));
  return { deactivated: refresh, reactivated: refresh, suspended: refresh, restored: refresh };
}
