import { expectFields, expectProblem, type Task } from '@trilha/kit';
import type { Page, Post } from './formas.ts';
import {
  type Asker,
  ask,
  expectEqual,
  expectThat,
  idsOf,
  newWord,
  type Room,
  room,
  walk,
  withQuery,
} from './sala.ts';

const reread = { file: 'README.md', heading: 'Listas por cursor' };

/** Publica posts com uma hashtag, todos ao mesmo tempo: muitos caem no mesmo instante. */
const burst = ({ publish }: Room, who: Asker, tag: string, count: number): Promise<Post[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => publish(who, `Número ${index} #${tag}`)));

const COUNT = 24;
const LIMIT = 5;

const walked: Task = {
  id: 'cursor-walk',
  title:
    'Página a página até o fim e de volta: cada post uma vez, na mesma ordem, também os do mesmo instante',
  needs: ['mail'],
  reread,
  async run(context) {
    const here = await room(context);
    const { ana, visitor } = here;
    const tag = newWord();
    const posts = await burst(here, ana, tag, COUNT);
    const path = `/tags/${tag}/posts?limit=${LIMIT}`;
    const forward = await walk(here, visitor, path);
    const ids = forward.flatMap(({ body }) => idsOf(body));
    const { answer } = forward[0] ?? (await here.read(visitor, path));
    const lost = posts.filter(({ id }) => !ids.includes(id)).length;
    expectThat(answer, lost === 0 && ids.length === COUNT, {
      where: 'corpo /items',
      expected: `cada um dos ${COUNT} posts, uma vez`,
      got: `${ids.length} itens; ${lost} posts em página nenhuma`,
    });
    expectEqual(
      answer,
      'corpo /items',
      forward.map(({ body }) => body.items.length),
      [5, 5, 5, 5, 4],
    );
    const times = forward.flatMap(({ body }) => body.items.map(({ createdAt }) => createdAt));
    expectEqual(answer, 'corpo /items/createdAt', times, [...times].sort().reverse());
    expectEqual(answer, 'corpo /previousCursor', forward[0]?.body.previousCursor, null);
    const last = forward.at(-1)?.body.previousCursor ?? undefined;
    const back = (await walk(here, visitor, path, 'previousCursor', last)).reverse();
    expectEqual(
      answer,
      'corpo /previousCursor',
      back.flatMap(({ body }) => idsOf(body)),
      ids.slice(0, 20),
    );
  },
};

const stable: Task = {
  id: 'cursor-stable',
  title: 'O que se publica e se apaga no meio do caminho não desloca nada, nem apagando o item do cursor',
  needs: ['mail'],
  reread,
  alongside: true,
  async run(context) {
    const here = await room(context);
    const { ana, visitor, read } = here;
    const tag = newWord();
    await burst(here, ana, tag, COUNT);
    const path = `/tags/${tag}/posts?limit=${LIMIT}`;
    const whole = idsOf((await read(visitor, `/tags/${tag}/posts?limit=50`)).body);
    const first = await read(visitor, path);
    const cursor = first.body.nextCursor ?? '';
    const fresh = await burst(here, ana, tag, 3);
    // O último da página, que é onde o cursor está, e um que ainda não se leu.
    for (const gone of [whole[4], whole[7]]) (await ask(ana, 'DELETE', `/posts/${gone}`)).expectStatus(204);
    const rest = await walk(here, visitor, path, 'nextCursor', cursor);
    const seen = rest.flatMap(({ body }) => idsOf(body));
    const wanted = whole.slice(5).filter((id) => id !== whole[7]);
    const lost = wanted.filter((id) => !seen.includes(id)).length;
    expectThat(first.answer, lost === 0 && seen.length === wanted.length, {
      where: 'corpo /items',
      expected: `os ${wanted.length} posts que ainda não se leram, uma vez cada`,
      got: `${seen.length} itens, ${lost} posts perdidos`,
    });
    expectEqual(first.answer, 'corpo /items', seen, wanted);
    const back = await read(visitor, withQuery(path, { cursor: rest[0]?.body.previousCursor ?? '' }));
    const newest = (await read(visitor, `/tags/${tag}/posts?limit=50`)).body;
    const before = idsOf(newest).slice(0, fresh.length + 4);
    expectEqual(back.answer, 'corpo /items', idsOf(back.body), before.slice(-LIMIT));
  },
};

/** O que não é cursor de lista nenhuma. */
const NOISE = ['a', '%00', '../..', 'eyJpZCI6MX0', 'null', "'", '='.repeat(40), 'é'];

const signed: Task = {
  id: 'cursor-signed',
  title: 'Cursor mexido, inventado, de outra lista, de outro filtro ou de outra pessoa: 400 cursor_invalid',
  needs: ['mail'],
  reread,
  alongside: true,
  async run(context) {
    const here = await room(context);
    const { contract, ana, bia, visitor, publish, read } = here;
    const tag = newWord();
    const handles = [ana, bia].map(({ person }) => `@${person.handle}`).join(' ');
    for (let one = 0; one < 3; one++) await publish(ana, `Oi, ${handles} #${tag} #${tag}b`);
    const cursorOf = async (who: Asker, path: string) =>
      (await read(who, withQuery(path, { limit: 1 }))).body.nextCursor ?? '';
    const mine = `/tags/${tag}/posts`;
    const cursor = await cursorOf(visitor, mine);
    const refused = async (who: Asker, path: string, wrong: string) =>
      expectProblem(
        contract,
        await ask(who, 'GET', withQuery(path, { cursor: wrong })),
        400,
        'cursor_invalid',
      );
    for (let at = 0; at < cursor.length - 1; at += Math.ceil(cursor.length / 12)) {
      const other = cursor[at] === 'A' ? 'B' : 'A';
      await refused(visitor, mine, `${cursor.slice(0, at)}${other}${cursor.slice(at + 1)}`);
    }
    for (const wrong of [cursor.slice(0, -4), `${cursor}AAAA`, ...NOISE]) await refused(visitor, mine, wrong);
    for (const path of ['/posts', `/tags/${tag}b/posts`, `/users/${ana.person.handle}/posts`])
      await refused(visitor, path, cursor);
    await refused(visitor, mine, await cursorOf(visitor, `/users/${ana.person.handle}/posts`));
    await refused(bia, '/mentions', await cursorOf(ana, '/mentions'));
    const profile = `/users/${ana.person.handle}/posts`;
    await refused(visitor, `${profile}?replies=true`, await cursorOf(visitor, profile));
    (await ask(visitor, 'GET', withQuery(mine, { cursor }))).expectStatus(200);
  },
};

const fullPages: Task = {
  id: 'cursor-full-pages',
  title: 'As páginas vêm cheias depois de filtrar: só a última é curta',
  needs: ['mail'],
  reread,
  alongside: true,
  deadlineMs: 30_000,
  async run(context) {
    const here = await room(context);
    const { ana, visitor, publish } = here;
    const dora = await context.actor();
    const tag = newWord();
    const mine: string[] = [];
    for (let one = 0; one < 12; one++) {
      mine.unshift((await publish(ana, `Da Ana ${one} #${tag}`)).id);
      await publish(dora, `Da Dora ${one} #${tag}`);
    }
    const { password } = dora.person;
    (await ask(dora, 'POST', '/me/deactivation', { password })).expectStatus(204);
    const pages = await walk(here, visitor, `/tags/${tag}/posts?limit=5`);
    const { answer } = pages[0] ?? (await here.read(visitor, `/tags/${tag}/posts`));
    expectEqual(
      answer,
      'corpo /items',
      pages.map(({ body }) => body.items.length),
      [5, 5, 2],
    );
    expectEqual(
      answer,
      'corpo /items',
      pages.flatMap(({ body }) => idsOf(body)),
      mine,
    );
  },
};

const limits: Task = {
  id: 'list-limits',
  title: 'limit vai de 1 a 50, e o que não é um número assim é 400 no campo',
  needs: ['mail'],
  reread,
  alongside: true,
  async run(context) {
    const { contract, ana, visitor, read } = await room(context);
    const lists = ['/posts', `/users/${ana.person.handle}/posts`, '/tags/a/posts', '/search/posts?q=a'];
    for (const path of lists) {
      for (const limit of ['0', '51', '-1', '1.5', 'abc', ''])
        expectFields(contract, await ask(visitor, 'GET', withQuery(path, { limit })), 'limit');
      const { answer, body } = await read<Page<unknown>>(visitor, withQuery(path, { limit: 1 }));
      expectThat(answer, body.items.length <= 1, {
        where: 'corpo /items',
        expected: 'no máximo um item',
        got: `${body.items.length} itens`,
      });
    }
  },
};

interface OffsetPage extends Page {
  offset: { page: number; pages: number | null; total: number | null };
}

const offset: Task = {
  id: 'offset',
  title:
    'Por página, a mesma lista com total e número de páginas; além de 10.000, 400 que manda usar o cursor',
  needs: ['mail'],
  reread: { file: 'README.md', heading: 'Listas por página' },
  async run(context) {
    const here = await room(context);
    const { contract, ana, visitor, publish, read } = here;
    await burst(here, ana, newWord(), 7);
    const byCursor = idsOf((await read(visitor, '/posts?limit=6')).body);
    for (const page of [1, 2]) {
      const { answer, body } = await read<OffsetPage>(visitor, `/posts?limit=3&page=${page}`);
      expectEqual(answer, 'corpo /items', idsOf(body), byCursor.slice(3 * page - 3, 3 * page));
      const { total, pages } = body.offset;
      expectThat(
        answer,
        body.offset.page === page && Number(total) >= 7 && pages === Math.ceil(Number(total) / 3),
        {
          where: 'corpo /offset',
          expected: 'a página, o total e quantas páginas dele',
          got: JSON.stringify(body.offset),
        },
      );
    }
    const before = (await read<OffsetPage>(visitor, '/posts?page=1')).body.offset.total;
    const parent = await publish(ana, 'Conta.');
    await publish(ana, { text: 'Não conta: resposta.', inReplyToId: parent.id });
    for (const visibility of ['unlisted', 'private'])
      await publish(ana, { text: 'Não conta: não aparece.', visibility });
    const counted = await read<OffsetPage>(visitor, '/posts?page=1');
    expectEqual(counted.answer, 'corpo /offset/total', counted.body.offset.total, Number(before) + 1);
    const far = await read<OffsetPage>(visitor, '/posts?limit=50&page=200');
    expectEqual(far.answer, 'corpo /items', far.body.items, []);
    for (const page of ['0', '-1', '1.5', 'abc', '', '99999999999999999999'])
      expectFields(contract, await ask(visitor, 'GET', withQuery('/posts', { page })), 'page');
    const beyond = await ask(visitor, 'GET', '/posts?limit=50&page=201');
    expectFields(contract, beyond, 'page');
    expectThat(beyond, /cursor/iu.test(beyond.body), {
      where: 'corpo /errors/0/message',
      expected: 'uma frase que manda usar o cursor',
      got: beyond.body,
    });
    const { body } = await read(visitor, '/posts?limit=3');
    const both = await ask(visitor, 'GET', withQuery('/posts?page=1', { cursor: body.nextCursor ?? '' }));
    expectThat(both, both.status === 400, {
      where: 'status',
      expected: '400: página e cursor juntos não dizem onde se está',
      got: `status ${both.status}`,
    });
  },
};

const profile: Task = {
  id: 'profile-replies',
  title: 'O perfil mostra os posts; as respostas, só a quem as pede, e a lista de todos nunca',
  needs: ['mail'],
  reread,
  async run(context) {
    const { contract, ana, visitor, publish, read } = await room(context);
    const root = await publish(ana, 'Post.');
    const reply = await publish(ana, { text: 'Resposta.', inReplyToId: root.id });
    const path = `/users/${ana.person.handle}/posts`;
    for (const [query, wanted] of [
      ['', [root.id]],
      ['?replies=false', [root.id]],
      ['?replies=true', [reply.id, root.id]],
    ] as const) {
      const { answer, body } = await read(visitor, `${path}${query}`);
      expectEqual(answer, 'corpo /items', idsOf(body).slice(0, wanted.length), wanted);
    }
    const everyone = await read(visitor, '/posts');
    expectEqual(everyone.answer, 'corpo /items/0/id', idsOf(everyone.body)[0], root.id);
    expectFields(contract, await ask(visitor, 'GET', `${path}?replies=sim`), 'replies');
  },
};

export const lists: Task[] = [walked, stable, signed, fullPages, limits, offset, profile];
