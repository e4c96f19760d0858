import { expectProblem, type Task } from '@trilha/kit';
import { ask, expectEqual, expectThat, idsOf, newWord, room, withQuery } from './sala.ts';

const reread = { file: 'README.md', heading: 'Hashtags, menções e o que se completa' };

const pages: Task = {
  id: 'tags-and-mentions',
  title: 'A página da hashtag ignora acento e caixa, e a edição põe e tira posts dela e das menções',
  needs: ['mail'],
  reread,
  async run(context) {
    const { contract, ana, bia, visitor, publish, read } = await room(context);
    const word = newWord();
    const tag = `não${word}`;
    const handle = `@${bia.person.handle}`;
    const post = await publish(ana, `Oi, ${handle} #${tag}`);
    const expectThere = async (there: boolean) => {
      for (const written of [tag, `NAO${word.toUpperCase()}`, `nao${word}`]) {
        const list = await read(visitor, `/tags/${encodeURIComponent(written)}/posts`);
        expectEqual(list.answer, 'corpo /items', idsOf(list.body), there ? [post.id] : []);
      }
      const { answer, body } = await read(bia, '/mentions?limit=50');
      expectEqual(answer, 'corpo /items', idsOf(body).includes(post.id), there);
    };
    await expectThere(true);
    (await ask(ana, 'PATCH', `/posts/${post.id}`, { text: 'Sem ninguém.' })).expectStatus(200);
    await expectThere(false);
    (await ask(ana, 'PATCH', `/posts/${post.id}`, { text: `De volta, ${handle} #${tag}` })).expectStatus(200);
    await expectThere(true);
    expectProblem(contract, await ask(visitor, 'GET', '/mentions'), 401, 'unauthenticated');
  },
};

const completes: Task = {
  id: 'completion',
  title:
    'Completa hashtags, as mais usadas primeiro, e pessoas, por nome ou nome de usuário; só para quem entrou',
  needs: ['mail'],
  reread,
  alongside: true,
  async run(context) {
    const { contract, ana, visitor, publish, read } = await room(context);
    const word = newWord();
    for (const end of ['a', 'b', 'b', 'b']) await publish(ana, `Uso #${word}${end}`);
    await publish(ana, { text: `Escondo #${word}c`, visibility: 'private' });
    const tags = await read<{ items: { tag: string; posts: number }[] }>(
      ana,
      withQuery('/tags', { prefix: word.toUpperCase() }),
    );
    expectEqual(tags.answer, 'corpo /items', tags.body.items, [
      { tag: `${word}b`, posts: 3 },
      { tag: `${word}a`, posts: 1 },
    ]);
    const { handle, name } = ana.person;
    for (const prefix of [handle.slice(0, -2), handle.toUpperCase(), name.slice(0, -2)]) {
      const { answer, body } = await read<{ items: { handle: string }[] }>(
        ana,
        withQuery('/users', { prefix }),
      );
      expectThat(answer, body.items.some((person) => person.handle === handle) && body.items.length <= 10, {
        where: 'corpo /items',
        expected: `até dez pessoas, e ${handle} entre elas`,
        got: body.items.map((person) => person.handle).join(', ') || 'ninguém',
      });
    }
    const dora = await context.actor();
    const { password } = dora.person;
    (await ask(dora, 'POST', '/me/deactivation', { password })).expectStatus(204);
    const left = await read<{ items: unknown[] }>(ana, withQuery('/users', { prefix: dora.person.handle }));
    expectEqual(left.answer, 'corpo /items', left.body.items, []);
    for (const prefix of ['%', '_%', 'ana%', '\\']) {
      for (const path of ['/users', '/tags']) {
        const answer = await ask(ana, 'GET', withQuery(path, { prefix }));
        expectThat(answer, answer.status === 400 || answer.body.includes('"items":[]'), {
          where: 'corpo /items',
          expected: `ninguém: “${prefix}” é um texto, não um padrão`,
          got: answer.body,
        });
      }
    }
    for (const path of ['/tags', '/users'])
      expectProblem(contract, await ask(visitor, 'GET', `${path}?prefix=a`), 401, 'unauthenticated');
  },
};

export const completing: Task[] = [pages, completes];
