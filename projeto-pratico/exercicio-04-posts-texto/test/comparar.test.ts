import { Statement } from '@trilha/kit/vitest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../comparacao/banco.ts';
import { compareSearch } from '../comparacao/busca.ts';
import { openFilled } from '../comparacao/carga.ts';
import type { ThreadModel } from '../comparacao/conversas/modelo.ts';
import { models as threadModels } from '../comparacao/conversas/modelos.ts';
import { models as tagModels } from '../comparacao/hashtags/modelos.ts';
import { expectSame } from '../comparacao/medida.ts';
import { walk } from '../comparacao/paginacao/deriva.ts';
import { LIMIT, placeOf, readers } from '../comparacao/paginacao.ts';
import { postId } from '../comparacao/posts.ts';

const POSTS = 6_000;
let db: Database;

beforeAll(async () => {
  db = await openFilled(POSTS);
});
afterAll(() => db.close());

/** O que cada um responde, que tem de ser o mesmo. */
async function agreed<Model, Answer>(
  models: readonly Model[],
  ask: (model: Model) => Promise<Answer>,
): Promise<Answer> {
  const answers: Answer[] = [];
  for (const model of models) answers.push(await ask(model));
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  return answers[0] as Answer;
}

test('toda razão citada no enunciado é uma das publicadas', async () => {
  const statement = new Statement(new URL('../', import.meta.url));
  const [section = ''] = statement.text.split('## As abordagens, em números')[1]?.split('\n## ') ?? [];
  const prose = section.split('<!-- fim -->')[1]?.replaceAll('\n', ' ') ?? '';
  const quoted = prose.match(/[\d.,]+× (?:\([\d.,–]+\))?|[\d.,]+×/gu) ?? [];
  expect(quoted.length).toBeGreaterThan(10);
  const measured = await statement.measured();
  for (const ratio of quoted) expect(measured).toContain(ratio.trim());
});

test('quem mede recusa dois modelos que não respondem o mesmo', () => {
  expect(() =>
    expectSame(
      new Map([
        ['a', ['1', '2']],
        ['b', ['2', '1']],
      ]),
    ),
  ).toThrow('“b” não responde');
});

test('o banco e o programa dão o mesmo id a cada post', async () => {
  const rows = await db.query<{ id: string }>('test.ids', 'select id from posts order by id', []);
  expect(rows.map(({ id }) => id)).toEqual(Array.from({ length: POSTS }, (_, at) => postId(at + 1)));
});

describe('paginação', () => {
  test.each([1, 2, 100, 300, 301])('na página %i, os dois leitores dão os mesmos posts', async (page) => {
    const place = await placeOf(db, page);
    const items = await agreed(readers, (reader) => reader.read(db, place, LIMIT));
    const newest = POSTS - (page - 1) * LIMIT;
    expect(items.map(({ id }) => id)).toEqual(
      Array.from({ length: page > 300 ? 0 : LIMIT }, (_, at) => postId(newest - at)),
    );
  });

  test.each([
    ['cursor', 0],
    ['offset', 49 * 5],
  ])('com a lista mudando, o %s repete e pula %i itens', async (name, drift) => {
    const reader = readers.find((one) => one.name === name) ?? expect.fail(name);
    expect(await walk(db, reader, 'publish')).toEqual({ repeated: drift, lost: 0 });
    expect(await walk(db, reader, 'remove')).toEqual({ repeated: 0, lost: drift });
  });
});

describe('hashtags', () => {
  const newest = (tag: string) => agreed(tagModels, (model) => model.newest(db, tag));

  test('os modelos acham os mesmos posts, do mais novo ao mais antigo', async () => {
    const found = (await newest('tag_1')).map(({ id }) => id);
    expect(found).toHaveLength(20);
    expect(found).toEqual(found.toSorted().reverse());
    const both = await agreed(tagModels, (model) => model.newestWithBoth(db, 'tag_1', 'tag_2'));
    expect(both.length).toBeGreaterThan(0);
    expect(await newest('tag_nenhuma')).toEqual([]);
  });

  test('o post que se escreve é achado pelas hashtags dele, e a que troca de nome, só pelo novo', async () => {
    for (const [at, model] of tagModels.entries())
      await model.write(db, { id: postId(POSTS + 1 + at), text: 'novo', tags: ['tag_1', 'inédita'] });
    for (const tag of ['tag_1', 'inédita'])
      for (const model of tagModels) expect((await model.newest(db, tag))[0]?.text).toBe('novo');

    const before = await newest('tag_3');
    for (const model of tagModels) await model.rename(db, 'tag_3', 'outra');
    expect(await newest('outra')).toEqual(before);
    expect(await newest('tag_3')).toEqual([]);
  });
});

describe('conversas', () => {
  const [root, branch, chain, deepest] = [postId(1), postId(2), postId(1_201), postId(1_301)];
  const ask = (question: (model: ThreadModel) => Promise<string[]>) => agreed(threadModels, question);

  test('os modelos leem a mesma conversa, na mesma ordem', async () => {
    const all = await ask((model) => model.subtree(db, root));
    expect(all.length).toBeGreaterThanOrEqual(1_199);
    expect(await ask((model) => model.page(db, root, 20))).toEqual(all.slice(0, 20));
    expect(await ask((model) => model.subtree(db, branch))).toHaveLength(1_000);
    expect(await ask((model) => model.ancestors(db, deepest))).toEqual(
      Array.from({ length: 100 }, (_, at) => postId(1_201 + at)),
    );
    expect(await ask((model) => model.ancestors(db, root))).toEqual([]);
  });

  test('responder, mover e voltar: o ramo vai inteiro, e os antepassados mudam', async () => {
    const before = await ask((model) => model.subtree(db, root));
    const reply = postId(POSTS + 100);
    for (const model of threadModels) await model.reply(db, reply, branch);
    const grown = await ask((model) => model.subtree(db, branch));
    expect(grown.at(-1)).toBe(reply);

    for (const model of threadModels) await model.move(db, branch, chain);
    expect(await ask((model) => model.ancestors(db, reply))).toEqual([chain, branch]);
    expect(await ask((model) => model.subtree(db, branch))).toEqual(grown);
    expect((await ask((model) => model.subtree(db, chain))).slice(0, 2)).toEqual([branch, grown[0]]);

    for (const model of threadModels) {
      await model.move(db, branch, root);
      await model.forget(db, postId(POSTS));
    }
    expect(await ask((model) => model.subtree(db, root))).toEqual(before);
  });

  test('no ltree, o id inteiro como rótulo não cabe no índice de um caminho de cem níveis', async () => {
    const label = `replace(gen_random_uuid()::text, '-', '')`;
    await db.run(`create temporary table long as
      select string_agg(${label}, '.')::ltree as path from generate_series(1, 100)`);
    await expect(db.run('create index on long (path)')).rejects.toThrow(/exceeds btree/);
  });
});

test('na busca, nenhuma receita acha mais ou confunde menos que a análise do Palco', async () => {
  for (const { title, results } of await compareSearch(db)) {
    const faults = results.map(({ median }) => median);
    expect(Math.min(...faults), title).toBe(faults.at(-1));
    expect(results.map(({ name }) => name)).toContain('vetor duplo');
  }
});
