// cspell:ignore sao
import { expectFields, expectProblem, type Task } from '@trilha/kit';
import type { Found, Post } from './formas.ts';
import {
  type Asker,
  ask,
  expectEqual,
  expectThat,
  newWord,
  type Room,
  room,
  type Sent,
  walk,
  withQuery,
} from './sala.ts';

const reread = { file: 'README.md', heading: 'Buscar em português' };

const search = (
  { read, visitor }: Pick<Room, 'read' | 'visitor'>,
  q: string,
  more: Record<string, string | number> = {},
): Promise<Sent<Found>> => read<Found>(visitor, withQuery('/search/posts', { q, ...more }));

/** Recusa a busca que não acha exatamente estes posts, em qualquer ordem. */
function expectFound({ answer, body }: Sent<Found>, ...posts: Post[]): void {
  const texts = (found: Post[]) => found.map(({ text }) => text).sort();
  expectEqual(answer, 'corpo /items', texts(body.items.map(({ post }) => post)), texts(posts));
}

/** O que está escrito, e o que se digita para achar. */
const PAIRS: [written: string, typed: string][] = [
  ['Um vídeo novo', 'videos'],
  ['Aula de programação', 'programacao'],
  ['Aula de programação', 'programar'],
  ['Sem legendas hoje', 'LEGENDA'],
  ['Fui a São Paulo', 'sao paulo'],
  ['Não é o coração', 'coracao'],
];

const portuguese: Task = {
  id: 'search-portuguese',
  title: 'Acha com acento ou sem, no plural ou no singular, e pela flexão da palavra',
  needs: ['mail'],
  reread,
  async run(context) {
    const here = await room(context);
    const posts = new Map<string, Post>();
    const words = new Map<string, string>();
    for (const written of new Set(PAIRS.map(([text]) => text))) {
      const word = newWord();
      words.set(written, word);
      posts.set(written, await here.publish(here.ana, `${written}. ${word}`));
    }
    for (const [written, typed] of PAIRS) {
      const found = await search(here, `${words.get(written)} ${typed}`);
      const post = posts.get(written);
      if (post !== undefined) expectFound(found, post);
    }
  },
};

const operators: Task = {
  id: 'search-operators',
  title: 'Operadores: todas as palavras, "frase", -palavra, OU, prefixo*, de:nome e #tag',
  needs: ['mail'],
  reread,
  alongside: true,
  async run(context) {
    const here = await room(context);
    const { ana, bia, publish } = here;
    const [one, two] = [newWord(), newWord()];
    const cat = await publish(ana, `${one} gato preto dorme #${one}t`);
    const black = await publish(bia, `${one} preto gato corre`);
    const dog = await publish(ana, `${two} cachorro branco`);
    for (const [q, ...wanted] of [
      [`${one} gato`, cat, black],
      [`${one} "gato preto"`, cat],
      [`${one} -dorme`, black],
      [`${one} -"gato preto"`, black],
      [`${one} OU ${two}`, cat, black, dog],
      [`${one.slice(0, 7)}*`, cat, black],
      [`de:${bia.person.handle} ${one}`, black],
      [`de:@${bia.person.handle} ${one}`, black],
      [`#${one}t`, cat],
      [`gato #${one}t`, cat],
    ] as [string, ...Post[]][])
      expectFound(await search(here, q), ...wanted);
  },
};

const filters: Task = {
  id: 'search-filters',
  title: 'Filtra por autor, hashtag e data, e ordena do mais novo ao mais antigo quando se pede',
  needs: ['mail'],
  reread,
  alongside: true,
  async run(context) {
    const here = await room(context);
    const { contract, ana, bia, visitor, publish } = here;
    const word = newWord();
    const first = await publish(ana, `${word} um #${word}t`);
    const second = await publish(bia, `${word} dois ${word} ${word}`);
    const third = await publish(bia, `${word} três #${word}t`);
    expectFound(await search(here, word, { author: ana.person.handle }), first);
    expectFound(await search(here, word, { tag: `${word}T` }), first, third);
    expectFound(await search(here, word, { tag: `${word}t`, author: bia.person.handle }), third);
    expectFound(await search(here, word, { since: '2100-01-01T00:00:00Z' }));
    expectFound(await search(here, word, { until: '2020-01-01T00:00:00Z' }));
    const hour = 3_600_000;
    const [since, until] = [Date.now() - hour, Date.now() + hour].map((ms) => new Date(ms).toISOString());
    expectFound(await search(here, word, { since: since ?? '', until: until ?? '' }), first, second, third);
    const recent = await search(here, word, { sort: 'recent' });
    const order = recent.body.items.map(({ post }) => post.text);
    expectEqual(recent.answer, 'corpo /items', order, [third.text, second.text, first.text]);
    for (const [field, value] of [
      ['sort', 'aleatorio'],
      ['since', 'ontem'],
      ['until', '2020-13-40'],
    ] as const)
      expectFields(
        contract,
        await ask(visitor, 'GET', withQuery('/search/posts', { q: word, [field]: value })),
        field,
      );
  },
};

const highlights: Task = {
  id: 'search-highlight',
  title: 'O destaque são pedaços de texto puro: o que se escreveu, sem marca nenhuma, e qual pedaço acertou',
  needs: ['mail'],
  reread: { file: 'README.md', heading: 'Nada do que se escreve roda no navegador de outro' },
  alongside: true,
  async run(context) {
    const here = await room(context);
    const word = newWord();
    const attack = '<img src=x onerror=alert(1)> <b>negrito</b> & "aspas"';
    const long = 'enchimento '.repeat(18);
    for (const text of [
      `${word} ${attack}`,
      `${attack} ${long} ${word} ${long}`,
      `${word}<script>${word}</script>`,
    ]) {
      const { id } = await here.publish(here.ana, text);
      const { answer, body } = await search(here, word, { limit: 1, sort: 'recent' });
      const [found] = body.items;
      expectEqual(answer, 'corpo /items/0/post/id', found?.post.id, id);
      const pieces = found?.highlight ?? [];
      const hits = pieces.filter(({ hit }) => hit).map((piece) => piece.text.toLowerCase());
      expectThat(answer, hits.length > 0 && hits.every((hit) => hit.includes(word)), {
        where: 'corpo /items/0/highlight',
        expected: `ao menos um pedaço com hit, e nele ${word}`,
        got: JSON.stringify(pieces),
      });
      const joined = pieces.map((piece) => piece.text).join('');
      for (const part of joined.split('…').map((one) => one.trim()))
        expectThat(answer, text.includes(part), {
          where: 'corpo /items/0/highlight',
          expected: 'um trecho do texto, letra por letra',
          got: part,
        });
    }
  },
};

const typos: Task = {
  id: 'search-typo',
  title: 'Com a palavra escrita errado, acha a que existe e diz o que trocou; a certa não troca nada',
  needs: ['mail'],
  reread,
  alongside: true,
  async run(context) {
    const here = await room(context);
    const post = await here.publish(here.ana, 'Marquei com o otorrinolaringologista.');
    const { answer, body } = await search(here, 'otorrinolaringolojista');
    expectFound({ answer, body }, post);
    const { corrected } = body;
    expectThat(answer, /jista/u.test(corrected?.from ?? '') && /gista/u.test(corrected?.to ?? ''), {
      where: 'corpo /corrected',
      expected: 'o que se escreveu e o que se procurou no lugar',
      got: JSON.stringify(corrected),
    });
    const right = await search(here, 'otorrinolaringologista');
    expectEqual(right.answer, 'corpo /corrected', right.body.corrected, null);
    expectFound(right, post);
  },
};

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
      const other = withQuery('/search/posts', {
        q: `${word}z`,
        limit: 5,
        sort,
        cursor: first.body.nextCursor ?? '',
      });
      expectProblem(contract, await ask(visitor, 'GET', other), 400, 'cursor_invalid');
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

export const searching: Task[] = [portuguese, operators, filters, highlights, typos, hidden, pages, garbage];
