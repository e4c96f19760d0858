import { expectFields, expectProblem, type Task } from '@trilha/kit';
import { expectFound, reread, search } from './buscar.ts';
import type { Found, Post } from './formas.ts';
import { type Asker, ask, expectEqual, newWord, room, walk, withQuery } from './sala.ts';

const hidden: Task = {
  id: 'search-hidden',
  title:
    'A busca só tem o que é público e como está agora: a edição entra e sai dela na hora, e o apagado some',
  needs: ['mail'],
  reread,
  alongside: true,
  async run(context) {
    const here = await room(context);
    const { ana, publish, read } = here;
    const [before, after] = [newWord(), newWord()];
    const post = await publish(ana, `Público ${before}`);
    for (const visibility of ['unlisted', 'followers', 'private'])
      await publish(ana, { text: `Restrito ${before} #${before}`, visibility });
    for (const who of [here.visitor, ana, here.bia] as Asker[])
      expectFound(await read<Found>(who, withQuery('/search/posts', { q: before })), post);
    expectFound(await search(here, `#${before}`));
    const edited = await ask(ana, 'PATCH', `/posts/${post.id}`, { text: `Público ${after}` });
    const now = here.contract.check(edited.expectStatus(200)) as unknown as Post;
    expectFound(await search(here, after), now);
    expectFound(await search(here, before));
    (await ask(ana, 'DELETE', `/posts/${post.id}`)).expectStatus(204);
    expectFound(await search(here, after));
  },
};

const MANY = 12;

const pages: Task = {
  id: 'search-pages',
  title: 'Página a página, por relevância ou do mais novo, cada post uma vez, mesmo com um novo no meio',
  needs: ['mail'],
  reread,
  alongside: true,
  deadlineMs: 30_000,
  async run(context) {
    const here = await room(context);
    const { contract, ana, visitor, publish } = here;
    const word = newWord();
    const posts = await Promise.all(
      Array.from({ length: MANY }, (_, index) =>
        publish(ana, `${`${word} `.repeat(1 + (index % 3))} ${index}`),
      ),
    );
    const wanted = posts.map(({ id }) => id).sort();
    for (const sort of ['relevance', 'recent']) {
      const path = withQuery('/search/posts', { q: word, limit: 5, sort });
      const first = await here.read<Found>(visitor, path);
      const { id } = await publish(ana, `${word} no meio`);
      const rest = await walk<Found['items'][number]>(
        here,
        visitor,
        path,
        'nextCursor',
        first.body.nextCursor ?? '',
      );
      const seen = [first.body, ...rest.map(({ body }) => body)].flatMap(({ items }) =>
        items.map(({ post }) => post.id),
      );
      expectEqual(first.answer, 'corpo /items', seen.filter((one) => one !== id).sort(), wanted);
      const back = await here.read<Found>(
        visitor,
        withQuery(path, { cursor: rest[0]?.body.previousCursor ?? '' }),
      );
      expectEqual(first.answer, 'corpo /previousCursor', back.body.items.length, 5);
      const opposite = sort === 'recent' ? 'relevance' : 'recent';
      const changes = { q: `${word}z`, author: ana.person.handle, tag: word, sort: opposite };
      for (const [field, value] of Object.entries(changes)) {
        const cursor = first.body.nextCursor ?? '';
        const other = withQuery('/search/posts', { q: word, limit: 5, sort, [field]: value, cursor });
        expectProblem(contract, await ask(visitor, 'GET', other), 400, 'cursor_invalid');
      }
      (await ask(ana, 'DELETE', `/posts/${id}`)).expectStatus(204);
    }
  },
};

/** O que se digita sem querer, e o que se digita para quebrar. */
const GARBAGE = [
  '"aberta',
  '"',
  'a "b" "c',
  'gato OU',
  'OU gato',
  'OU OU gato',
  '- gato',
  'gato --',
  'gato - - -',
  'a & b | !c',
  '(gato',
  'gato)',
  ':*',
  '*gato',
  'gato**',
  "gato' or 1=1 --",
  'de: gato',
  'de:@ gato',
  '# gato',
  '\\gato\\',
  'gato:*A <-> b',
  "'gato'",
  'gato\u0000',
  '🎬 gato',
  'ga%to_',
  'a'.repeat(200),
  `${'('.repeat(99)}gato`,
  'não OU -não',
  `${'-a '.repeat(50)}gato`,
  `${'a OU '.repeat(38)}b`,
];
const NOTHING = ['', ' ', '"', '-', '*', '""', '\u200b'];

const garbage: Task = {
  id: 'search-garbage',
  title:
    'Aspas abertas, operadores soltos e lixo têm uma leitura, nunca um 5xx; sem nada a procurar, 400 em q',
  needs: ['mail'],
  reread,
  alongside: true,
  async run(context) {
    const { contract, visitor } = await room(context);
    const get = (q: string) => ask(visitor, 'GET', withQuery('/search/posts', { q }));
    for (const q of GARBAGE) {
      const answer = await get(q);
      if (answer.status === 200) contract.check(answer);
      else expectFields(contract, answer, 'q');
    }
    for (const q of [...NOTHING, 'a'.repeat(201)]) expectFields(contract, await get(q), 'q');
    expectFields(contract, await ask(visitor, 'GET', '/search/posts'), 'q');
  },
};

export const searchLimits: Task[] = [hidden, pages, garbage];
