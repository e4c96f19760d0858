import { type Db, statement, type Tx } from '#kernel/db.ts';
import type { SearchDeps } from './deps.ts';
import { docOf } from './in-step.ts';

/** Muda quando muda o que se guarda de cada palavra: a faxina seguinte indexa tudo de novo. */
const VERSION = 1;
const PAGE = 500;

const sql = {
  begin: statement(
    'search.begin_fill',
    'insert into search.fills (version, last_id, done) values ($1, null, false) on conflict do nothing',
  ),
  // prende a linha: dois processos não indexam a mesma página, e a que caiu no meio recomeça de onde a última ficou
  next: statement(
    'search.next_fill',
    'select last_id from search.fills where version = $1 and not done for update skip locked',
  ),
  save: statement('search.save_fill', 'update search.fills set last_id = $2, done = $3 where version = $1'),
};

type FillDeps = Pick<SearchDeps, 'db' | 'search' | 'posts' | 'users'>;

/** Indexa os posts que já existiam quando a busca chegou, uma página por transação, e diz quantos. Pode parar e continuar. */
export function createFill(deps: FillDeps): () => Promise<number> {
  return async () => {
    await begin(deps.db);
    let total = 0;
    for (let done = false; !done; ) {
      const page = await deps.db.transaction((tx) => fillPage(deps, tx));
      total += page.indexed;
      done = page.done;
    }
    return total;
  };
}

const begin = (db: Db) => db.transaction(async (tx) => void (await tx.query(sql.begin, [VERSION])));

async function fillPage(
  { search, posts, users }: FillDeps,
  tx: Tx,
): Promise<{ indexed: number; done: boolean }> {
  const [state] = await tx.query<{ last_id: string | null }>(sql.next, [VERSION]);
  if (!state) return { indexed: 0, done: true };
  const written = await posts.writtenAfter(tx, state.last_id, PAGE);
  await search.fill(tx, written.map(docOf));
  const authors = [...new Set(written.map(({ authorId }) => authorId))];
  const present = await users.authors(authors, tx);
  for (const authorId of authors) if (!present.has(authorId)) await search.setHidden(tx, authorId, true);
  const done = written.length < PAGE;
  await tx.query(sql.save, [VERSION, written.at(-1)?.id ?? state.last_id, done]);
  return { indexed: written.length, done };
}
