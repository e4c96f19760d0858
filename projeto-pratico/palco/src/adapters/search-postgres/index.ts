import type { Db } from '#kernel/db.ts';
import type { Hit, Search, SearchRequest } from '#ports/search/port.ts';
import { compile } from './compile.ts';
import { sql } from './read.ts';
import { suggest } from './suggest.ts';
import { firstIdAt } from './time.ts';
import { fill, forgetWords, index, remove, setHidden } from './write.ts';

const OLDEST = '00000000-0000-0000-0000-000000000000';
const NEWEST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Busca no próprio PostgreSQL: `tsvector` com índice GIN, e trigramas para o que se digitou errado. */
export function createPostgresSearch({ db }: { db: Db }): Search {
  return {
    index,
    fill,
    remove,
    setHidden,
    cleanUp: () => forgetWords(db),
    search: (request) => (request.sort === 'recent' ? byDate(db, request) : byScore(db, request)),
    suggest: (words) => suggest(db, words),
  };
}

async function byDate(db: Db, request: SearchRequest): Promise<Hit[]> {
  const { loose, strict } = compile(request.query);
  const { from, sense, limit } = request;
  let [low, high] = edges(request);
  if (from && sense === 'forward') high = min(high, from.id);
  if (from && sense === 'backward') low = max(low, from.id);
  const rows = await db.query<{ id: string }>(sql.recent[sense], [loose, low, high, strict, limit]);
  return rows.map(({ id }) => ({ id, score: 0 }));
}

function byScore(db: Db, request: SearchRequest): Promise<Hit[]> {
  const { loose, strict, rank } = compile(request.query);
  const { at, sense, limit } = request;
  const ends = { forward: { score: Infinity, id: NEWEST }, backward: { score: -Infinity, id: OLDEST } };
  const from = request.from ?? ends[sense];
  const values = [loose, ...edges(request), strict, rank, at.getTime() / 1_000, from.score, from.id, limit];
  return db.query<Hit>(sql.relevance[sense], values);
}

/** O menor e o maior id que interessam; o instante de referência também limita. */
function edges({ since, until, at }: SearchRequest): [low: string, high: string] {
  const last = Math.min(at.getTime(), until?.getTime() ?? Number.POSITIVE_INFINITY);
  return [since ? firstIdAt(since.getTime()) : OLDEST, lastIdAt(last)];
}

/** O maior id deste milissegundo. */
const lastIdAt = (ms: number) => firstIdAt(ms).replace(/-0000-0000-0{12}$/, NEWEST.slice(13));

const min = (a: string, b: string) => (a < b ? a : b);
const max = (a: string, b: string) => (a > b ? a : b);
