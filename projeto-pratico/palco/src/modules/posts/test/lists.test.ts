import pg from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Reader, type Statement, statement } from '#kernel/db.ts';
import { hasDatabase, usePalco } from '../../../../test/support/palco.ts';
import { newPerson, type Person, visitor } from '../../../../test/support/person.ts';
import { insertUser, setStatus } from '../../../../test/support/rows.ts';
import { lists, type Step } from '../internal/store/lists.ts';
import { thread } from '../internal/store/thread.ts';

interface Post {
  id: string;
}

describe.runIf(hasDatabase())('listas de posts', () => {
  const palco = usePalco();
  const publish = async (person: Person, text: string, extra: object = {}): Promise<Post> => {
    const { status, body } = await person.call('POST', '/api/v1/posts', { text, ...extra });
    expect(status, JSON.stringify(body)).toBe(201);
    return body;
  };
  const get = async (person: Person, path: string) => {
    const { status, body } = await person.call('GET', path);
    expect(status, JSON.stringify(body)).toBe(200);
    return body;
  };
  const idsOf = ({ items }: { items: Post[] }) => items.map(({ id }) => id);

  test('a de todos não traz respostas nem o que não é público; o perfil traz as respostas se pedirem', async () => {
    const me = await newPerson(palco);
    const open = await publish(me, 'pública #Prática');
    const unlisted = await publish(me, 'não listada #pratica', { visibility: 'unlisted' });
    const reply = await publish(me, 'resposta #PRÁTICA', { inReplyToId: open.id });
    await publish(me, 'só minha', { visibility: 'private' });
    const guest = visitor(palco);
    expect(idsOf(await get(guest, '/api/v1/posts?limit=1'))).toEqual([open.id]);
    const profile = `/api/v1/users/${me.handle}/posts`;
    expect(idsOf(await get(guest, profile))).toEqual([unlisted.id, open.id]);
    expect(idsOf(await get(guest, `${profile}?replies=true`))).toEqual([reply.id, unlisted.id, open.id]);
    for (const written of ['pratica', 'Prática', encodeURIComponent('PRÁTICA')])
      expect(idsOf(await get(guest, `/api/v1/tags/${written}/posts`))).toEqual([reply.id, open.id]);
    expect(await get(guest, '/api/v1/tags/2026/posts')).toEqual({
      items: [],
      nextCursor: null,
      previousCursor: null,
    });
  });

  test('menções e citações, da mais nova à mais antiga', async () => {
    const [me, other] = [await newPerson(palco), await newPerson(palco)];
    const first = await publish(other, `oi @${me.handle}`);
    const second = await publish(other, `@${me.handle} de novo`, {
      visibility: 'private',
      inReplyToId: first.id,
    });
    expect(idsOf(await get(me, '/api/v1/mentions'))).toEqual([second.id, first.id]);
    await other.call('PATCH', `/api/v1/posts/${first.id}`, { text: 'sem ninguém' });
    expect(idsOf(await get(me, '/api/v1/mentions'))).toEqual([second.id]);
    const quote = await publish(me, 'cito', { quoteId: first.id });
    const closed = await publish(me, 'cito para poucos', { quoteId: first.id, visibility: 'followers' });
    const quotes = `/api/v1/posts/${first.id}/quotes`;
    expect(idsOf(await get(other, quotes))).toEqual([quote.id]);
    expect(idsOf(await get(me, quotes))).toEqual([closed.id, quote.id]);
    await other.call('PUT', `/api/v1/users/${me.handle}/follow`);
    expect(idsOf(await get(other, quotes))).toEqual([closed.id, quote.id]);
  });

  test('o cursor de uma lista não serve em outra, em outro filtro, nem a outra pessoa', async () => {
    const [me, other] = [await newPerson(palco), await newPerson(palco)];
    for (let n = 0; n < 3; n += 1) {
      await publish(me, `c${n} #tagum #tagdois @${me.handle} @${other.handle}`);
      await publish(other, `c${n}`);
    }
    const profile = `/api/v1/users/${me.handle}/posts`;
    const all = [
      '/api/v1/posts',
      profile,
      `${profile}?replies=true`,
      `/api/v1/users/${other.handle}/posts`,
      '/api/v1/tags/tagum/posts',
      '/api/v1/tags/tagdois/posts',
      '/api/v1/mentions',
      '/api/v1/timeline',
    ];
    const page = (path: string, extra: string) => `${path}${path.includes('?') ? '&' : '?'}limit=1${extra}`;
    const cursors: string[] = [];
    for (const path of all) cursors.push((await get(me, page(path, ''))).nextCursor);
    for (const [row, path] of all.entries()) {
      for (const [column, cursor] of cursors.entries()) {
        const { status, body } = await me.call('GET', page(path, `&cursor=${cursor}`));
        expect([path, all[column], status, body.code]).toEqual(
          row === column ? [path, path, 200, undefined] : [path, all[column], 400, 'cursor_invalid'],
        );
      }
    }
    for (const path of ['/api/v1/mentions', '/api/v1/timeline']) {
      const cursor = cursors[all.indexOf(path)];
      expect((await other.call('GET', `${path}?cursor=${cursor}`)).body.code).toBe('cursor_invalid');
    }
  });

  test('cursor com qualquer letra trocada é recusado', async () => {
    const me = await newPerson(palco);
    for (let n = 0; n < 2; n += 1) await publish(me, `t${n}`);
    const { nextCursor } = await get(me, '/api/v1/timeline?limit=1');
    for (let at = 0; at < nextCursor.length; at += 1) {
      const letter = nextCursor[at] === 'A' ? 'B' : 'A';
      const forged = nextCursor.slice(0, at) + letter + nextCursor.slice(at + 1);
      const { status, body } = await me.call('GET', `/api/v1/timeline?cursor=${forged}`);
      expect([forged, status, body.code]).toEqual([forged, 400, 'cursor_invalid']);
    }
    for (const forged of ['', '%00', 'a'.repeat(3_001)])
      expect((await me.call('GET', `/api/v1/timeline?cursor=${forged}`)).status).toBe(400);
  });
});

describe.runIf(hasDatabase())('por número de página', () => {
  const palco = usePalco();
  const page = async (query: string, status = 200) => {
    const answer = await visitor(palco).call('GET', `/api/v1/posts?${query}`);
    expect(answer.status, JSON.stringify(answer.body)).toBe(status);
    return answer.body;
  };
  const fill = (authorId: string, count: number) =>
    palco().building.db.query(
      statement(
        'test.fill',
        `insert into posts.posts (id, author_id, text, created_at)
         select uuidv7(), $1, 'cheio', now() from generate_series(1, $2)`,
      ),
      [authorId, count],
    );
  let present: string;
  let absent: string;
  beforeAll(async () => {
    const { db } = palco().building;
    present = await insertUser(db, 'fica');
    absent = await insertUser(db, 'sai');
    await fill(present, 7);
    await fill(absent, 30);
    await fill(present, 4);
    await setStatus(palco().building, absent, 'deactivated');
  });

  test('tem os mesmos campos, é a mesma lista, e diz onde está', async () => {
    const first = await page('limit=4');
    const byCursor = [first];
    while (byCursor.at(-1).nextCursor)
      byCursor.push(await page(`limit=4&cursor=${byCursor.at(-1).nextCursor}`));
    expect(byCursor.map(({ items }) => items.length)).toEqual([4, 4, 3]);
    for (const [index, { items, nextCursor, previousCursor }] of byCursor.entries()) {
      const { offset, ...rest } = await page(`limit=4&page=${index + 1}`);
      expect(rest).toEqual({ items, nextCursor, previousCursor });
      expect(offset).toEqual({ page: index + 1, pages: 3, total: 11 });
    }
    const beyond = await page('limit=4&page=9');
    expect(beyond).toEqual({
      items: [],
      nextCursor: null,
      previousCursor: null,
      offset: { page: 9, pages: 3, total: 11 },
    });
  });

  test('vai até dez mil itens; além, pede o cursor', async () => {
    expect((await page('limit=50&page=200')).items).toEqual([]);
    expect((await page('limit=50&page=201', 400)).errors).toEqual([
      { field: 'page', message: 'Com 50 por página, vai até a 200. Para ir mais fundo, use o cursor.' },
    ]);
    expect((await page('page=1e300', 400)).errors[0].field).toBe('page');
    for (const bad of ['0', '-1', '1.5', 'x', ''])
      expect((await page(`page=${bad}`, 400)).errors[0].field).toBe('page');
    const { nextCursor } = await page('limit=1');
    expect((await page(`page=1&cursor=${nextCursor}`, 400)).errors).toEqual([
      { field: 'page', message: 'Use a página ou o cursor, não os dois.' },
    ]);
  });

  test('dez mil escondidos em fila não encurtam a página de ninguém, nem de longe', async () => {
    await fill(absent, 10_000);
    palco().takeQueries();
    const first = await page('limit=4');
    expect(palco().takeQueries().length).toBeLessThan(20);
    expect(first.items).toHaveLength(4);
    const { items, nextCursor } = await page(`limit=50&cursor=${first.nextCursor}`);
    expect([items.length, nextCursor]).toEqual([7, null]);
  });

  test('o total para de contar em dez mil', async () => {
    await fill(present, 10_000);
    expect((await page('limit=4&page=3')).offset).toEqual({ page: 3, pages: null, total: null });
  });
});

describe.runIf(hasDatabase())('o que as listas custam', () => {
  const palco = usePalco();
  let me: Person;
  let quoted: Post;
  const step: Step = {
    from: ['ffffffff-ffff-ffff-ffff-ffffffffffff'],
    sense: 'forward',
    count: 21,
    closed: [],
  };

  beforeAll(async () => {
    me = await newPerson(palco);
    const { db } = palco().building;
    quoted = (await me.call('POST', '/api/v1/posts', { text: 'citada', visibility: 'unlisted' })).body;
    const crowd = await Promise.all(Array.from({ length: 20 }, (_, n) => insertUser(db, `gente_${n}`)));
    await db.query(
      statement(
        'test.crowd',
        `with fresh as (
           insert into posts.posts (id, author_id, text, created_at, quote_id, in_reply_to_id, root_id)
           select uuidv7(), ($1::uuid[])[1 + n % 20], 'cheio', now(), case when n % 3 = 0 then $2::uuid end,
             case when n % 5 = 0 then $2::uuid end, case when n % 5 = 0 then $2::uuid end
           from generate_series(1, 20000) n returning id, in_reply_to_id),
         root as (insert into posts.nodes (id, root_id, depth, path) values ($2, $2, 0, '')),
         nodes as (insert into posts.nodes (id, parent_id, root_id, depth, path)
           select id, $2, $2, 1, uuid_send(id) from fresh where in_reply_to_id is not null),
         tags as (insert into posts.tags (tag, post_id) select 'tag' || (row_number() over ()) % 50, id from fresh)
         insert into posts.mentions (user_id, post_id, slot)
           select case when row_number() over () % 10 = 0 then $3::uuid else ($1::uuid[])[1 + row_number() over () % 20] end, id, 0 from fresh`,
      ),
      [crowd, quoted.id, me.id],
    );
    await db.query(
      statement(
        'test.follow',
        'insert into follows.follows (follower_id, followee_id, created_at) select $1, unnest($2::uuid[]), now()',
      ),
      [me.id, crowd],
    );
    await db.query(
      statement(
        'test.hidden',
        `with gone as (
           insert into users.users (id, handle, name, email, email_key, password_hash, created_at)
           select uuidv7(), 'saiu_' || n, 'Saiu', 's' || n, 's' || n, 'ninguém entra', now() from generate_series(1, 1000) n
           returning id)
         insert into posts.hidden_authors select id from gone`,
      ),
    );
    await db.query(statement('test.analyze', 'analyze'));
  });

  /** O plano que o banco guarda para o comando preparado, e não o que ele faria sabendo os valores. */
  async function genericPlan({ text }: Statement, values: unknown[] = []): Promise<string> {
    const literal = (value: unknown) =>
      value === null
        ? 'null'
        : pg.escapeLiteral(Array.isArray(value) ? `{${value.join(',')}}` : String(value));
    return palco().building.db.transaction(async (tx) => {
      const run = (command: string) => tx.query(statement('', command));
      await run('set local plan_cache_mode = force_generic_plan');
      await run(`prepare listed as ${text}`);
      const plan = await run(`explain (format json) execute listed(${values.map(literal).join(',')})`);
      await run('deallocate listed');
      return JSON.stringify(plan);
    });
  }

  async function plansOf(use: (reader: Reader) => Promise<unknown>): Promise<string[]> {
    const { db } = palco().building;
    const plans: string[] = [];
    const spy: Reader = {
      async query<Row>(given: Statement, values: unknown[] = []) {
        const custom = await db.query(statement('', `explain (format json) ${given.text}`), values);
        plans.push(JSON.stringify(custom), await genericPlan(given, values));
        return [] as Row[];
      },
    };
    await use(spy);
    return plans;
  }

  const view = (replies: boolean) => ({
    authorId: me.id,
    viewerId: me.id,
    visibilities: ['public'] as const,
    replies,
  });
  const back: Step = { ...step, sense: 'backward', from: ['00000000-0000-0000-0000-000000000000'] };
  const top = { ...step, from: null };
  test.each<[string, string, (db: Reader) => Promise<unknown>]>([
    ['todos', 'posts_public_idx', (db) => lists.everyone(db, step)],
    ['todos, de volta', 'posts_public_idx', (db) => lists.everyone(db, back)],
    ['perfil', 'posts_author_top_idx', (db) => lists.profile(db, step, view(false))],
    ['perfil com respostas', 'posts_author_id_id_idx', (db) => lists.profile(db, step, view(true))],
    ['hashtag', 'tags_pkey', (db) => lists.tag(db, step, 'tag7')],
    ['hashtag, de volta', 'tags_pkey', (db) => lists.tag(db, back, 'tag7')],
    ['menções', 'mentions_pkey', (db) => lists.mentions(db, step, me.id)],
    ['menções, de volta', 'mentions_pkey', (db) => lists.mentions(db, back, me.id)],
    ['citações', 'posts_quotes_idx', (db) => lists.quotes(db, step, me.id, quoted.id)],
    ['timeline', 'posts_author_top_idx', (db) => lists.authors(db, step, me.id, [me.id])],
    [
      'conversa',
      'nodes_root_id_path_idx',
      (db) => thread.replies(db, top, { root_id: quoted.id, path: '' }, me.id),
    ],
    [
      'conversa, de volta',
      'nodes_root_id_path_idx',
      (db) => thread.replies(db, { ...top, sense: 'backward' }, { root_id: quoted.id, path: '' }, me.id),
    ],
    ['quem publicou há pouco', 'posts_public_idx', (db) => lists.recentAuthors(db, 200)],
    ['por posição', 'posts_public_idx', (db) => lists.everyoneAt(db, 100)],
    ['a conta', 'posts_public_idx', (db) => lists.everyoneCount(db, 10_001)],
  ])('%s anda no índice %s, sem ler a tabela', async (_name, index, use) => {
    const plans = await plansOf(use);
    expect(plans).toHaveLength(2);
    for (const plan of plans) {
      expect(plan).toContain(index);
      expect(plan).not.toContain('Seq Scan');
    }
  });

  test('uma página custa o mesmo número de consultas com 5 ou 30 posts', async () => {
    const paths = [
      '/api/v1/posts',
      `/api/v1/users/gente_1/posts`,
      '/api/v1/tags/tag7/posts',
      '/api/v1/mentions',
      `/api/v1/posts/${quoted.id}/quotes`,
      `/api/v1/posts/${quoted.id}/thread`,
      '/api/v1/timeline',
      '/api/v1/posts?page=3',
    ];
    const budget: Record<string, number> = {};
    for (const path of paths) {
      const cost = async (limit: number) => {
        palco().takeQueries();
        expect((await me.call('GET', `${path}${path.includes('?') ? '&' : '?'}limit=${limit}`)).status).toBe(
          200,
        );
        return palco().takeQueries().sort();
      };
      const one = await cost(5);
      expect(await cost(30)).toEqual(one);
      budget[path.replace(quoted.id, ':id')] = one.length;
    }
    expect(budget).toEqual({
      '/api/v1/posts': 9,
      '/api/v1/users/gente_1/posts': 11,
      '/api/v1/tags/tag7/posts': 9,
      '/api/v1/mentions': 9,
      '/api/v1/posts/:id/quotes': 11,
      '/api/v1/posts/:id/thread': 16,
      '/api/v1/timeline': 10,
      '/api/v1/posts?page=3': 11,
    });
  });

  test('a segunda página custa o que custa a primeira', async () => {
    const cost = async (path: string) => {
      palco().takeQueries();
      const { body } = await me.call('GET', path);
      return { queries: palco().takeQueries().sort(), cursor: body.nextCursor };
    };
    const first = await cost('/api/v1/posts?limit=20');
    expect((await cost(`/api/v1/posts?limit=20&cursor=${first.cursor}`)).queries).toEqual(first.queries);
  });
});
