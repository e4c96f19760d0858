// cspell:ignore sao
import { expectFields, type Task } from '@trilha/kit';
import type { Found, Post } from './formas.ts';
import { ask, expectEqual, expectThat, newWord, type Room, room, type Sent, withQuery } from './sala.ts';

export const reread = { file: 'README.md', heading: 'Buscar em português' };

export const search = (
  { read, visitor }: Pick<Room, 'read' | 'visitor'>,
  q: string,
  more: Record<string, string | number> = {},
): Promise<Sent<Found>> => read<Found>(visitor, withQuery('/search/posts', { q, ...more }));

/** Recusa a busca que não acha exatamente estes posts, em qualquer ordem. */
export function expectFound({ answer, body }: Sent<Found>, ...posts: Post[]): void {
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
      for (const part of joined.split(/…|\.{3}/u).map((one) => one.trim()))
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

export const finding: Task[] = [portuguese, operators, filters, highlights, typos];
