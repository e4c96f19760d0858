import type { Database } from '../banco.ts';
import { postId } from '../posts.ts';
import type { Reader } from './leitor.ts';

const PAGES = 50;
const LIMIT = 20;
const CHANGES = 5;

/**
 * Anda cinquenta páginas enquanto a lista muda, e conta o que apareceu duas vezes e o que nunca apareceu, sendo que esteve
 * lá o tempo todo, entre o primeiro e o último lido. No fim, desfaz as mudanças.
 */
export async function walk(db: Database, reader: Reader, change: 'publish' | 'remove') {
  await db.run('begin');
  const seen: string[] = [];
  for (let page = 1; page <= PAGES; page++) {
    const items = await reader.read(db, { page, after: seen.at(-1) ?? null }, LIMIT);
    seen.push(...items.map(({ id }) => id));
    if (change === 'publish') await publishSome(db, page);
    else await removeSome(db, seen.slice((page - 1) * CHANGES, page * CHANGES));
  }
  const kept = await db.query<{ id: string }>(
    'drift.kept',
    'select id from posts where id between $1 and $2',
    [seen.at(-1), seen[0]],
  );
  await db.run('rollback');
  const once = new Set(seen);
  return { repeated: seen.length - once.size, lost: kept.filter(({ id }) => !once.has(id)).length };
}

function publishSome(db: Database, page: number): Promise<unknown> {
  const ids = Array.from({ length: CHANGES }, (_, at) => postId(db.posts + page * CHANGES + at));
  return db.query(
    'drift.publish',
    `insert into posts (id, author_id, text) select id, id, 'novo' from unnest($1::uuid[]) id`,
    [ids],
  );
}

const removeSome = (db: Database, ids: string[]): Promise<unknown> =>
  db.query('drift.remove', 'delete from posts where id = any($1::uuid[])', [ids]);
