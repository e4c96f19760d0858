import { expectProblem, type Task } from '@trilha/kit';
import type { Post, Thread } from './formas.ts';
import { ask, expectEqual, expectExported, expectMissing, expectThat, idsOf, newWord, room } from './sala.ts';

const reread = { file: 'README.md', heading: 'Apagar, e a conversa que fica' };

const everything: Task = {
  id: 'delete-everything',
  title: 'Apagar leva o texto, as versões, as hashtags e as menções; a conversa em volta fica',
  needs: ['mail'],
  reread,
  async run(context) {
    const { contract, ana, bia, caio, visitor, publish, read } = await room(context);
    const word = newWord();
    const root = await publish(ana, `Raiz ${newWord()}`);
    const text = `Apagável ${word} #${word} @${bia.person.handle}`;
    const middle = await publish(ana, { text, inReplyToId: root.id });
    (await ask(ana, 'PATCH', `/posts/${middle.id}`, { text: `${text} editado` })).expectStatus(200);
    const leaf = await publish(caio, { text: 'Resposta que fica.', inReplyToId: middle.id });
    const quoting = await publish(caio, { text: 'Citação que fica.', quoteId: middle.id });
    (await ask(ana, 'DELETE', `/posts/${middle.id}`)).expectStatus(204);
    for (const [method, path, json] of [
      ['GET', ''],
      ['GET', '/versions'],
      ['GET', '/thread'],
      ['GET', '/quotes'],
      ['PATCH', '', { text: 'De volta.' }],
      ['DELETE', ''],
    ] as const)
      expectMissing(contract, await ask(ana, method, `/posts/${middle.id}${path}`, json));
    for (const [who, path] of [
      [visitor, `/tags/${word}/posts`],
      [visitor, `/users/${ana.person.handle}/posts?replies=true&limit=50`],
      [bia, '/mentions?limit=50'],
    ] as const) {
      const { answer } = await read(who, path);
      expectThat(answer, !answer.body.includes(`Apagável ${word}`), {
        where: 'corpo /items',
        expected: 'nada do post apagado',
        got: 'o texto do post apagado',
      });
    }
    const gone = { id: middle.id, unavailable: true };
    const seen = await read<Post>(visitor, `/posts/${quoting.id}`);
    expectEqual(seen.answer, 'corpo /quote', seen.body.quote, gone);
    const above = await read<Thread>(visitor, `/posts/${leaf.id}/thread`);
    expectEqual(above.answer, 'corpo /ancestors/1', above.body.ancestors[1], gone);
    expectEqual(above.answer, 'corpo /post/id', above.body.post.id, leaf.id);
    const below = await read<Thread>(visitor, `/posts/${root.id}/thread`);
    const shown = below.body.replies.items.map(({ depth, post }) => [depth, post]);
    expectEqual(below.answer, 'corpo /replies/items', shown[0], [1, gone]);
    expectEqual(below.answer, 'corpo /replies/items/1/depth', shown[1]?.[0], 2);
  },
};

const author: Task = {
  id: 'author-gone',
  title:
    'Quem se desativa some das conversas e volta inteiro; quem apaga a conta some de vez, e as respostas ficam',
  needs: ['mail'],
  reread,
  alongside: true,
  deadlineMs: 30_000,
  async run(context) {
    const { contract, ana, visitor, publish, read } = await room(context);
    const dora = await context.actor();
    const { handle, password } = dora.person;
    const word = newWord();
    const post = await publish(dora, `Da Dora ${word} #${word}`);
    const reply = await publish(ana, { text: 'Fica aqui.', inReplyToId: post.id });
    const quoting = await publish(ana, { text: 'Cito.', quoteId: post.id });
    await publish(dora, { text: 'Também respondo.', inReplyToId: quoting.id });
    const gone = { id: post.id, unavailable: true };
    const expectGone = async () => {
      for (const path of ['', '/versions', '/thread', '/quotes'])
        expectMissing(contract, await ask(visitor, 'GET', `/posts/${post.id}${path}`));
      expectMissing(contract, await ask(ana, 'POST', '/posts', { text: 'a', inReplyToId: post.id }));
      expectMissing(contract, await ask(ana, 'POST', '/posts', { text: 'a', quoteId: post.id }));
      const above = await read<Thread>(visitor, `/posts/${reply.id}/thread`);
      expectEqual(above.answer, 'corpo /ancestors', above.body.ancestors, [gone]);
      const seen = await read<Post>(visitor, `/posts/${quoting.id}`);
      expectEqual(seen.answer, 'corpo /quote', seen.body.quote, gone);
      expectEqual(seen.answer, 'corpo /replyCount', seen.body.replyCount, 0);
      const list = await read(visitor, `/tags/${word}/posts`);
      expectEqual(list.answer, 'corpo /items', list.body.items, []);
    };
    expectExported(await ask(dora, 'GET', '/me/export'), post.text);
    (await ask(dora, 'POST', '/me/deactivation', { password })).expectStatus(204);
    await expectGone();
    const back = await dora.again();
    (await ask(back, 'DELETE', '/me/deactivation')).expectStatus(204);
    const list = await read(visitor, `/tags/${word}/posts`);
    expectEqual(list.answer, 'corpo /items', idsOf(list.body), [post.id]);
    (await ask(back, 'POST', '/me/deletion', { password })).expectStatus(204);
    await expectGone();
    const profile = await ask(visitor, 'GET', `/users/${handle}/posts`);
    expectProblem(contract, profile, 404, 'user_not_found');
  },
};

export const removing: Task[] = [everything, author];
