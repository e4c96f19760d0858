import type { Tx } from '#kernel/db.ts';
import type { Visibility } from './internal/schema.ts';

/** Um post como as outras fatias o recebem na transação que o grava. */
export interface WrittenPost {
  id: string;
  authorId: string;
  text: string;
  warning: string | null;
  visibility: Visibility;
  /** Chaves, sem repetição. */
  tags: string[];
  createdAt: Date;
}

/**
 * O que acontece com um post e importa a outras fatias. Cada reação corre na transação do fato: ou acontecem os dois, ou
 * nenhum.
 */
export interface PostReactions {
  published?(tx: Tx, post: WrittenPost): Promise<void>;
  edited?(tx: Tx, post: WrittenPost): Promise<void>;
  /** As linhas ainda existem. Vem também quando a conta de quem escreveu é apagada, em lotes. */
  deleting?(tx: Tx, postIds: string[]): Promise<void>;
}
