import { beforeAll, describe, expect, test } from 'vitest';
import { createIds } from '#kernel/ids.ts';
import type { Search, SearchRequest } from '#ports/search/port.ts';
import { parseQuery } from '#ports/search/query.ts';
import { hasDatabase, useDb } from '../../../../test/support/palco.ts';
import { BATCH } from '../batches.ts';
import { compile } from '../compile.ts';
import { createPostgresSearch } from '../index.ts';
import { sql } from '../read.ts';
import { newAuthor } from './support.ts';

const START = Date.parse('2026-01-01T00:00:00Z');
const COUNT = 6 * BATCH;
const AT = new Date(START + COUNT * 1_000);

/** “Toda” em toda publicação, “rara” em duas, “antiga” só no primeiro quarto. */
const textOf = (n: number) =>
  ['toda', n === 5 || n === COUNT - 5 ? 'rara' : '', n < COUNT / 4 ? 'antiga' : '', `número${n}`].join(' ');

function request(q: string, more: Partial<SearchRequest> = {}): SearchRequest {
  const { query } = parseQuery(q);
  if (query === null) throw new Error(q);
  const base = { since: null, until: null, from: null, sense: 'forward', limit: 20 } as const;
  return { query, sort: 'recent', at: AT, ...base, ...more };
}

describe.runIf(hasDatabase())('trabalho de uma busca', () => {
  const open = useDb();
  const ids: string[] = [];
  let search: Search;
  beforeAll(async () => {
    const db = await open();
    search = createPostgresSearch({ db });
    const authorId = await newAuthor(db);
    let now = START;
    const newId = createIds({ now: () => new Date(now) });
    for (let from = 0; from < COUNT; from += 1_000) {
      const docs = Array.from({ length: 1_000 }, (_, index) => {
        now = START + (from + index) * 1_000;
        ids.push(newId());
        return { id: ids.at(-1) ?? '', authorId, text: textOf(from + index), tags: [] };
      });
      await db.transaction((tx) => search.fill(tx, docs));
    }
    await db.pool.query('vacuum analyze search.posts');
    await db.pool.query('analyze search.batches');
  });

  test('os lotes se abrem em ordem, um a cada tantos posts', async () => {
    const { rows } = await (await open()).pool.query(
      'select number, first_id from search.batches where number < 0 order by first_id',
    );
    expect(rows.length).toBe(1 + COUNT / BATCH);
    expect(rows.map(({ number }) => number)).toEqual(rows.map((_, index) => rows[0].number + index));
  });

  test('por data, a ordem atravessa os lotes nos dois sentidos, sem perder nem repetir', async () => {
    const newest = ids.toReversed();
    const all = await search.search(request('toda', { limit: COUNT + 1 }));
    expect(all.map(({ id }) => id)).toEqual(newest);
    const from = { id: ids[7_000] ?? '', score: 0 };
    const older = await search.search(request('toda', { from, limit: 5_000 }));
    expect(older.map(({ id }) => id)).toEqual(newest.slice(COUNT - 7_001, COUNT - 2_001));
    const newer = await search.search(request('toda', { from, limit: 4_900, sense: 'backward' }));
    expect(newer.map(({ id }) => id)).toEqual(ids.slice(7_000, 11_900));
    expect((await search.search(request('rara'))).map(({ id }) => id)).toEqual([ids[COUNT - 5], ids[5]]);
    expect((await search.search(request('antiga', { limit: COUNT }))).length).toBe(COUNT / 4);
  });

  test('preparada e com plano genérico, anda pelo GIN, e a palavra comum lê poucos posts', async () => {
    const plan = await explain('toda', sql.recent.forward.text, 5);
    const scans = nodesOf(plan).filter((node) => node['Relation Name'] === 'posts');
    expect(scans.map((node) => node['Node Type'])).toContain('Bitmap Heap Scan');
    expect(scans.map((node) => node['Node Type'])).not.toContain('Seq Scan');
    const read = scans.map((node) => Number(node['Actual Rows']) * Number(node['Actual Loops']));
    expect(Math.max(...read)).toBeLessThanOrEqual(2 * BATCH);
  });

  test('a relevância olha só os achados mais novos, e não os milhares', async () => {
    const all = await search.search(request('toda', { sort: 'relevance', limit: COUNT }));
    expect(all.length).toBe(1_000);
    expect(new Set(all.map(({ id }) => id))).toEqual(new Set(ids.slice(-1_000)));
  });

  async function explain(q: string, text: string, params: number) {
    const client = await (await open()).pool.connect();
    const { loose, strict } = compile(request(q).query);
    try {
      await client.query('begin; set local plan_cache_mode = force_generic_plan');
      await client.query(`prepare probe as ${text}`);
      const values = [loose, ids[0], ids.at(-1), strict, 20]
        .slice(0, params)
        .map((value) => `'${String(value).replaceAll("'", "''")}'`);
      const { rows } = await client.query(
        `explain (analyze, format json) execute probe(${values.join(',')})`,
      );
      return rows[0]['QUERY PLAN'][0].Plan as PlanNode;
    } finally {
      await client.query('rollback; deallocate all');
      client.release();
    }
  }
});

type PlanNode = Record<string, unknown> & { Plans?: PlanNode[] };

const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];
