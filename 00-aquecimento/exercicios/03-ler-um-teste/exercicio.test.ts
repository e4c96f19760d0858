import { equal, exercise, given, samples } from '@trilha/trilha/check';
import type { Post } from './exercicio.ts';

const task = exercise<typeof import('./exercicio.ts')>();

const posts = (...times: number[]): Post[] =>
  times.map((createdAt) => ({ id: `às ${createdAt}`, createdAt }));

task(
  1,
  'duration mostra os segundos com dois algarismos',
  { section: 'as-quatro-perguntas' },
  ({ duration }) => {
    given(duration, 65).returns('1:05');
    given(duration, 70).returns('1:10');
    given(duration, 9).returns('0:09');
    given(duration, 3599).returns('59:59');
  },
);

task(2, 'views acerta o singular e o plural', { section: 'as-quatro-perguntas' }, async ({ views }) => {
  given(views, 1).returns('1 visualização');
  given(views, 2).returns('2 visualizações');
  await samples((random) => {
    const count = random.integer(3, 9_999);
    given(views, count).returns(`${count} visualizações`);
  });
});

task(3, 'views diz quando ninguém viu', { section: 'as-quatro-perguntas' }, ({ views }) => {
  given(views, 0).returns('ninguém viu ainda');
});

task(
  4,
  'newestFirst põe o mais novo na frente',
  { section: 'hipótese-mudança-correção' },
  ({ newestFirst }) => {
    given(newestFirst, posts(2, 9, 5)).returns(posts(9, 5, 2));
    given(newestFirst, posts(30, 4)).returns(posts(30, 4));
  },
);

task(
  5,
  'newestFirst não muda a lista que recebeu',
  { section: 'hipótese-mudança-correção' },
  ({ newestFirst }) => {
    const mine = posts(2, 9, 5);
    newestFirst(mine);
    equal(mine, posts(2, 9, 5), {
      sent: 'newestFirst(posts); posts',
      message: 'a lista de quem chamou mudou de ordem',
    });
  },
);

task(
  6,
  'authorName acha o nome de quem publicou',
  { section: 'a-pilha-de-chamadas' },
  async ({ authorName }) => {
    given(authorName, '{"author":{"name":"Bia"}}').returns('Bia');
    await samples((random) => {
      const name = `pessoa ${random.integer(1, 999)}`;
      given(authorName, JSON.stringify({ id: 'p1', author: { name } })).returns(name);
    });
  },
);
