import { statement, type Tx } from '#kernel/db.ts';

/**
 * Quem escreveu aparece? Uma busca pela chave por linha lida, e não uma junção, para o banco não trocar o passeio no índice
 * por uma leitura de tudo. `is distinct from`, e não `is null`: deste ele supõe que meio por cento das linhas passa, e
 * ordenaria a tabela inteira; daquele, que quase todas.
 */
export const isShown = (authorId: string): string =>
  `(select h.author_id from posts.hidden_authors h where h.author_id = ${authorId}) is distinct from ${authorId}`;

const sql = {
  hide: statement(
    'posts.hide_author',
    'insert into posts.hidden_authors (author_id) values ($1) on conflict do nothing',
  ),
  show: statement('posts.show_author', 'delete from posts.hidden_authors where author_id = $1'),
};

/** SQL de quem não aparece. */
export const hiddenAuthors = {
  async set(tx: Tx, authorId: string, hidden: boolean): Promise<void> {
    await tx.query(hidden ? sql.hide : sql.show, [authorId]);
  },
};
