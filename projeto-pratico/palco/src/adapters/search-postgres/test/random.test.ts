import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Db, statement, type Tx } from '#kernel/db.ts';
import { createIds } from '#kernel/ids.ts';
import { createMemorySearch } from '#ports/search/memory.ts';
import type { Search, SearchDoc, SearchRequest } from '#ports/search/port.ts';
import { parseQuery, type Query } from '#ports/search/query.ts';
import { hasDatabase, useDb } from '../../../../test/support/palco.ts';
import { compile } from '../compile.ts';
import { createPostgresSearch } from '../index.ts';
import { newAuthor } from './support.ts';

const SEED = 20_261_130;
const NOW = Date.parse('2026-11-30T12:00:00Z');
const WORDS = [
  'gato',
  'gatos',
  'ação',
  'ações',
  'e-mail',
  'C++',
  'node.js',
  'guarda-chuva',
  'chuva',
  '1.000',
  '🔥',
  'não',
  'de',
  'João',
];
const word = fc.constantFrom(...WORDS);
const text = fc.array(word, { maxLength: 8 }).map((words) => words.join(' '));
const piece = fc.oneof(
  word,
  word.map((one) => `-${one}`),
  fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => `"${words.join(' ')}"`),
  fc.constantFrom('OU', 'gat*', 'guard*', '#cinema', '#teatro'),
);
const queryText = fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join(' '));

const request = (query: Query, more: Partial<SearchRequest>): SearchRequest => ({
  query,
  sort: 'recent',
  at: new Date(NOW + 1_000),
  since: null,
  until: null,
  from: null,
  sense: 'forward',
  limit: 500,
  ...more,
});

describe.runIf(hasDatabase())('buscas sorteadas', () => {
  const open = useDb();
  let db: Db;
  let search: Search;
  const memory = createMemorySearch();
  beforeAll(async () => {
    db = await open();
    search = createPostgresSearch({ db });
    const authors = [await newAuthor(db), await newAuthor(db)];
    const newId = createIds({ now: () => new Date(NOW) });
    const tags = fc.subarray(['cinema', 'teatro']);
    const docs = fc.sample(fc.record({ text, tags, author: fc.nat(1) }), { numRuns: 300, seed: SEED });
    const toDoc = ({ text: written, tags: own, author }: (typeof docs)[number]): SearchDoc => ({
      id: newId(),
      authorId: authors[author] ?? '',
      text: written,
      tags: own,
    });
    const all = docs.map(toDoc);
    await db.transaction((tx) => search.fill(tx, all));
    await memory.fill({ afterCommit: (action: () => void) => action() } as Tx, all);
  });

  test('o índice acha o mesmo que conferir post por post', async () => {
    let found = 0;
    const property = fc.asyncProperty(queryText, fc.constantFrom('forward', 'backward'), async (q, sense) => {
      const { query } = parseQuery(q);
      if (query === null) return;
      const hits = await search.search(request(query, { sense }));
      expect(hits).toEqual(await memory.search(request(query, { sense })));
      found += hits.length;
    });
    await fc.assert(property, { numRuns: 600, seed: SEED });
    expect(found).toBeGreaterThan(1_000);
  });

  test('dez mil textos quaisquer: o que se entende deles o PostgreSQL aceita', async () => {
    const operators = fc.constantFrom(
      '"',
      '-',
      'OU ',
      '*',
      '#',
      'de:',
      "'",
      '\\',
      ' ',
      '&',
      '|',
      '!',
      '(',
      ':*',
      '<->',
      '💥',
      '#️⃣',
    );
    const messy = fc
      .array(fc.oneof(operators, word, fc.string({ unit: 'binary', maxLength: 6 })), {
        minLength: 1,
        maxLength: 12,
      })
      .map((parts) => parts.join(''));
    const read = fc.sample(messy, { numRuns: 10_000, seed: SEED }).flatMap((q) => parseQuery(q).query ?? []);
    expect(read.length).toBeGreaterThan(5_000);
    const compiled = read.map(compile).flatMap(({ loose, strict, rank }) => [loose, strict, rank]);
    const accept = statement(
      'test.accept',
      'select count(query::tsquery)::int as count from unnest($1::text[]) query',
    );
    expect(await db.query(accept, [compiled])).toEqual([{ count: compiled.length }]);
  });

  test('dez mil textos quaisquer se guardam', async () => {
    const docs = fc.sample(fc.string({ unit: 'binary', maxLength: 40 }), { numRuns: 10_000, seed: SEED });
    const authorId = await newAuthor(db);
    const newId = createIds({ now: () => new Date(NOW) });
    const toDoc = (written: string): SearchDoc => ({ id: newId(), authorId, text: written, tags: [] });
    await db.transaction((tx) => search.fill(tx, docs.map(toDoc)));
    const count = statement(
      'test.count',
      'select count(*)::int as count from search.posts where author_id = $1',
    );
    expect(await db.query(count, [authorId])).toEqual([{ count: 10_000 }]);
  });
});
