import { type Db, statement } from '#kernel/db.ts';

const CLEAR = [
  statement('test.clear_posts', 'truncate search.posts, search.words, search.hidden_authors'),
  statement('test.clear_batches', 'delete from search.batches where number not in (-1048576, 0)'),
];

const AUTHOR = statement(
  'test.author',
  `insert into users.users (id, handle, name, email, email_key, password_hash, created_at)
   select id, handle, handle, handle, handle, 'ninguém entra', now()
   from (select uuidv7() as id, 'p_' || left(md5(random()::text), 12) as handle) new returning id`,
);

/** Um índice vazio, como o de quem acaba de instalar. */
export const clearIndex = (db: Db): Promise<void> =>
  db.transaction(async (tx) => {
    for (const command of CLEAR) await tx.query(command);
  });

/** Alguém de quem o índice aceita textos. */
export async function newAuthor(db: Db): Promise<string> {
  const [row] = await db.transaction((tx) => tx.query<{ id: string }>(AUTHOR));
  return row?.id ?? '';
}
