import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Db, statement } from '#kernel/db.ts';
import { hasDatabase, usePalco } from '../../../../test/support/palco.ts';
import { newPerson, type Person } from '../../../../test/support/person.ts';
import { deletePost, follow, insertPost, insertUser, setStatus } from '../../../../test/support/rows.ts';

interface Listed {
  id: string;
}

/** O que se pode ver de qualquer post, escrito outra vez e de uma só vez: o que as listas são comparadas com. */
const SEEN = `u.status = 'active' and u.suspension is null and (
  p.visibility in ('public', 'unlisted') or p.author_id = $1
  or exists (select from posts.mentions m where m.post_id = p.id and m.user_id = $1 and m.current)
  or exists (select from posts.posts parent where parent.id = p.in_reply_to_id and parent.author_id = $1)
  or (p.visibility = 'followers'
      and exists (select from follows.follows f where f.follower_id = $1 and f.followee_id = p.author_id)))`;

const LISTS = {
  todos: ['/api/v1/posts', `p.visibility = 'public' and p.in_reply_to_id is null`],
  perfil: ['/api/v1/users/autora_0/posts', `u.handle = 'autora_0' and p.in_reply_to_id is null`],
  'perfil com respostas': ['/api/v1/users/autora_0/posts?replies=true', `u.handle = 'autora_0'`],
  hashtag: [
    '/api/v1/tags/cinema/posts',
    `exists (select from posts.tags t where t.post_id = p.id and t.tag = 'cinema')`,
  ],
  menções: [
    '/api/v1/mentions',
    'exists (select from posts.mentions m where m.post_id = p.id and m.user_id = $1 and m.current)',
  ],
  citações: ['/api/v1/posts/QUOTED/quotes', 'p.quote_id = $2'],
  timeline: [
    '/api/v1/timeline',
    `p.in_reply_to_id is null and (p.author_id = $1
       or exists (select from follows.follows f where f.follower_id = $1 and f.followee_id = p.author_id))`,
  ],
} as const;

const EMPTY = statement('test.empty', 'delete from posts.posts where id <> $1');
const VISIBILITIES = ['public', 'public', 'unlisted', 'followers', 'private'];
const change = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('write' as const),
      author: fc.nat(2),
      flags: fc.nat(255),
      visibility: fc.nat(4),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('remove' as const), pick: fc.nat(1_000) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('leave' as const), author: fc.integer({ min: 1, max: 2 }) }),
  },
);
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;
const move = fc.record({
  back: fc.boolean(),
  limit: fc.integer({ min: 1, max: 4 }),
  changes: fc.array(change, { maxLength: 3 }),
});

describe.runIf(hasDatabase())('andar em uma lista enquanto ela muda', () => {
  const palco = usePalco();
  const db = (): Db => palco().building.db;
  let me: Person;
  let authors: string[];
  let quotedId: string;
  beforeAll(async () => {
    me = await newPerson(palco);
    authors = [
      await insertUser(db(), 'autora_0'),
      await insertUser(db(), 'autora_1'),
      await insertUser(db(), 'autora_2'),
    ];
    await follow(db(), me.id, authors[0] ?? '');
    await follow(db(), me.id, authors[2] ?? '');
    quotedId = (await me.call('POST', '/api/v1/posts', { text: 'citada' })).body.id;
  });

  async function truth(where: string): Promise<string[]> {
    const text = `select p.id from posts.posts p join users.users u on u.id = p.author_id
      where ${where} and ${SEEN} and $2::uuid is not null order by p.id desc`;
    const rows = await db().query<Listed>(statement(`truth.${where.length}`, text), [me.id, quotedId]);
    return rows.map(({ id }) => id);
  }

  async function apply(one: Change, ids: string[]): Promise<void> {
    if (one.kind === 'write') {
      const id = palco().building.newId();
      const on = (bit: number) => (one.flags & bit) > 0;
      await insertPost(db(), {
        id,
        authorId: authors[one.author] ?? '',
        visibility: VISIBILITIES[one.visibility] ?? 'public',
        inReplyToId: on(1) && on(2) ? quotedId : null,
        tag: on(4) ? 'cinema' : null,
        mentions: on(8) ? me.id : null,
        quoteId: on(16) ? quotedId : null,
      });
      ids.push(id);
    } else if (one.kind === 'remove') {
      const [id] = ids.splice(one.pick % Math.max(1, ids.length), 1);
      if (id) await deletePost(db(), id);
    } else {
      const author = authors[one.author] ?? '';
      const gone = await db().query(
        statement('test.gone', `select 1 from users.users where id = $1 and status <> 'active'`),
        [author],
      );
      await setStatus(palco().building, author, gone.length > 0 ? 'active' : 'deactivated');
    }
  }

  test.each(Object.entries(LISTS))(
    '%s: nada se perde, nada se repete, páginas cheias, nos dois sentidos',
    async (_name, [route, where]) => {
      const path = route.replace('QUOTED', quotedId);
      const read = async (limit: number, cursor?: string) => {
        const query = new URLSearchParams({ limit: `${limit}`, ...(cursor ? { cursor } : {}) });
        const { status, body } = await me.call('GET', `${path}${path.includes('?') ? '&' : '?'}${query}`);
        expect(status).toBe(200);
        return body as { items: Listed[]; nextCursor: string | null; previousCursor: string | null };
      };
      await fc.assert(
        fc.asyncProperty(
          fc.array(change, { minLength: 5, maxLength: 25 }),
          fc.array(move, { maxLength: 8 }),
          async (initial, moves) => {
            await db().query(EMPTY, [quotedId]);
            const ids: string[] = [];
            for (const one of initial) await apply(one, ids);
            let page = await read(3);
            expect(page.items.map(({ id }) => id)).toEqual((await truth(where)).slice(0, 3));
            for (const { back, limit, changes } of moves) {
              const edge = (back ? page.items[0] : page.items.at(-1))?.id;
              const cursor = back ? page.previousCursor : page.nextCursor;
              for (const one of changes) await apply(one, ids);
              page = await read(limit, cursor ?? undefined);
              const all = await truth(where);
              const beyond = all.filter(
                (id) => cursor === null || edge === undefined || (back ? id > edge : id < edge),
              );
              const expected = back && cursor !== null ? beyond.slice(-limit) : beyond.slice(0, limit);
              expect(page.items.map(({ id }) => id)).toEqual(expected);
              if (expected.length === 0) break;
              expect([page.previousCursor === null, page.nextCursor === null]).toEqual([
                cursor === null || all[0] === expected[0],
                all.at(-1) === expected.at(-1),
              ]);
            }
          },
        ),
        { numRuns: 12 },
      );
    },
  );
});
