// cspell:ignore nowait
import { describe, expect, test } from 'vitest';
import { statement } from '#kernel/db.ts';
import { hasDatabase, usePalco } from '../../../../test/support/palco.ts';
import { visitor } from '../../../../test/support/person.ts';
import { insertUser, setStatus } from '../../../../test/support/rows.ts';
import { createFill } from '../internal/fill.ts';

const INSERT = statement(
  'test.old_posts',
  `insert into posts.posts (id, author_id, text, visibility, created_at)
   select uuidv7(make_interval(mins => n - 2000)), $1, 'pedra ' || n, $2, now() from generate_series(1, $3::int) n`,
);
const FORGET = statement('test.forget_fill', 'delete from search.fills');

describe.runIf(hasDatabase())('posts de antes da busca', () => {
  const palco = usePalco();
  const found = async (q: string) =>
    (await visitor(palco).call('GET', `/api/v1/search/posts?q=${q}&limit=50&sort=recent`)).body.items;
  const fillOf = () => {
    const { db, doors } = palco().building;
    if (!doors.search || !doors.posts || !doors.users) throw new Error('A busca não foi montada.');
    return { db, search: doors.search, posts: doors.posts, users: doors.users };
  };

  test('a faxina os indexa, em páginas, só os públicos e de quem está aí, e uma vez só', async () => {
    const deps = fillOf();
    const [ana, bia] = [await insertUser(deps.db, 'ana_velha'), await insertUser(deps.db, 'bia_velha')];
    await deps.db.query(INSERT, [ana, 'public', 1_100]);
    await deps.db.query(INSERT, [ana, 'unlisted', 5]);
    await deps.db.query(INSERT, [bia, 'public', 5]);
    await setStatus(palco().building, bia, 'deactivated');
    const fill = createFill(deps);
    expect(await fill()).toBe(1_105);
    expect(await fill()).toBe(0);
    expect((await found('pedra')).length).toBe(50);
    expect((await found('"pedra 3"')).length).toBe(1);
  });

  test('parada no meio, continua de onde estava; dois processos ao mesmo tempo não repetem', async () => {
    const deps = fillOf();
    await deps.db.query(FORGET);
    let pages = 0;
    const search: typeof deps.search = {
      ...deps.search,
      async fill(tx, docs) {
        pages += 1;
        await deps.search.fill(tx, docs);
        if (pages === 2) throw new Error('caiu');
      },
    };
    await expect(createFill({ ...deps, search })()).rejects.toThrow('caiu');
    const totals = await Promise.all([createFill(deps)(), createFill(deps)()]);
    expect(totals.reduce((a, b) => a + b)).toBe(605);
  });

  test('o post lido para indexar fica preso: quem o edita ou apaga espera, e dá a última palavra', async () => {
    const { db, posts } = fillOf();
    const lock = statement('test.edit', 'select 1 from posts.posts where id = $1 for no key update nowait');
    await db.transaction(async (tx) => {
      const [post] = await posts.writtenAfter(tx, null, 1);
      const refused = db.transaction((other) => other.query(lock, [post?.id]));
      await expect(refused).rejects.toMatchObject({ code: 'unavailable' });
    });
  });
});
