import { describe, expect, test } from 'vitest';
import { statement } from '#kernel/db.ts';
import { tablesWith, untilWaiting } from './support/database.ts';
import { hasDatabase, usePalco } from './support/palco.ts';
import { newPerson, PASSWORD, type Person, visitor } from './support/person.ts';
import { publish } from './support/publish.ts';

const NOBODY = '01a20ae0-786e-7000-afd0-0c3ac3dcbb4e';

describe.runIf(hasDatabase())('escrever um post', () => {
  const palco = usePalco();
  const someone = visitor(palco);
  const post = (person: Person, body: object) => person.call('POST', '/api/v1/posts', body);
  const seen = async (person: Person, id: string) => (await person.call('GET', `/api/v1/posts/${id}`)).body;

  /** O que corre de hora em hora. */
  const chores = async () => {
    for (const chore of palco().building.chores) await chore();
  };

  test('volta inteiro, com os campos de toda publicação', async () => {
    const person = await newPerson(palco);
    const { body, headers, status } = await post(person, { text: '  Olá, Palco  ' });
    expect(status).toBe(201);
    expect(headers.location).toBe(`/api/v1/posts/${body.id}`);
    expect(body).toEqual({
      id: expect.any(String),
      text: 'Olá, Palco',
      entities: [],
      warning: null,
      visibility: 'public',
      createdAt: expect.any(String),
      editedAt: null,
      version: 1,
      author: { id: person.id, handle: person.handle, name: expect.any(String), avatarUrl: null },
      inReplyToId: null,
      rootId: null,
      replyCount: 0,
      quoteCount: 0,
      quote: null,
      poll: null,
      video: null,
      likeCount: 0,
      viewer: { liked: false, isAuthor: true },
    });
    expect(await seen(person, body.id)).toEqual(body);
  });

  test('conta como se lê: 500 famílias de emojis cabem, 501 letras não', async () => {
    const person = await newPerson(palco);
    const family = '👨‍👩‍👧';
    expect((await publish(person, family.repeat(500))).text).toBe(family.repeat(500));
    expect((await publish(person, 'a'.repeat(500))).text).toHaveLength(500);
    for (const text of ['a'.repeat(501), `${'e\u0301'.repeat(500)}a`, '👨‍👩‍👧‍👦'.repeat(400)])
      expect(await post(person, { text })).toMatchObject({
        status: 400,
        body: { errors: [{ field: 'text' }] },
      });
  });

  test('só invisíveis, brancos ou controles não é texto', async () => {
    const person = await newPerson(palco);
    for (const text of [' ', '\n\t', '\u200b', '\u202e\u2066', '\u2800', '\u0007'])
      expect((await post(person, { text })).body.errors, JSON.stringify(text)).toMatchObject([
        { field: 'text' },
      ]);
  });

  test('o aviso é uma linha; só brancos é aviso nenhum, e longo demais é recusado', async () => {
    const person = await newPerson(palco);
    expect((await publish(person, { text: 'fim', warning: ' conta\no  final ' })).warning).toBe(
      'conta o final',
    );
    expect((await publish(person, { text: 'fim', warning: ' \u200b ' })).warning).toBe(null);
    expect((await publish(person, { text: 'fim', warning: 'é'.repeat(100) })).warning).toHaveLength(100);
    const long = await post(person, { text: 'fim', warning: 'é'.repeat(101) });
    expect(long).toMatchObject({ status: 400, body: { errors: [{ field: 'warning' }] } });
  });

  test('menção é de conta viva: nome antigo, inexistente, desativado e e-mail são só texto', async () => {
    const [author, friend, gone] = [await newPerson(palco), await newPerson(palco), await newPerson(palco)];
    await gone.call('POST', '/api/v1/me/deactivation', { password: PASSWORD });
    const text = `@${friend.handle.toUpperCase()} @ninguem_mesmo @${gone.handle} x@${friend.handle}.com`;
    const { entities, id } = await publish(author, text);
    const mention = { kind: 'mention', start: 0, end: friend.handle.length + 1, userId: friend.id };
    expect(entities).toEqual([{ ...mention, handle: friend.handle }]);

    const renamed = `${friend.handle}_novo`;
    await friend.call('PATCH', '/api/v1/me', { handle: renamed });
    const after = await seen(author, id);
    expect(after.entities).toEqual([{ ...mention, handle: renamed }]);
    expect(after.text).toBe(text);
    expect((await publish(author, `@${friend.handle}`)).entities).toEqual([]);
  });

  test('vinte pessoas e trinta hashtags cabem; uma a mais, não', async () => {
    const author = await newPerson(palco);
    const people = await Promise.all(Array.from({ length: 21 }, () => newPerson(palco, 'm')));
    const mentions = people.map(({ handle }) => `@${handle}`);
    const tags = Array.from({ length: 31 }, (_, n) => `#t${n}`);
    const twenty = [...mentions.slice(0, 20), mentions[0]].join(' ');
    expect((await publish(author, twenty)).entities).toHaveLength(21);
    expect((await publish(author, tags.slice(0, 30).join(' '))).entities).toHaveLength(30);
    for (const text of [mentions.join(' '), tags.join(' ')])
      expect(await post(author, { text })).toMatchObject({
        status: 400,
        body: { errors: [{ field: 'text' }] },
      });
  });

  test('responder herda a visibilidade, e não pode ser mais aberto que o que se responde', async () => {
    const person = await newPerson(palco);
    const order = ['public', 'unlisted', 'followers', 'private'];
    for (const [level, visibility] of order.entries()) {
      const parent = await publish(person, { text: 'pai', visibility });
      const reply = await publish(person, { text: 'filho', inReplyToId: parent.id });
      expect(reply).toMatchObject({ visibility, inReplyToId: parent.id, rootId: parent.id });
      const grandchild = await publish(person, { text: 'neto', inReplyToId: reply.id });
      expect(grandchild).toMatchObject({ inReplyToId: reply.id, rootId: parent.id });
      for (const [asked, name] of order.entries()) {
        const answer = await post(person, { text: 'filho', inReplyToId: parent.id, visibility: name });
        const expected = asked < level ? [422, 'visibility_too_wide'] : [201, undefined];
        expect([answer.status, answer.body.code], `${name} sob ${visibility}`).toEqual(expected);
      }
    }
  });

  test('a conversa desce até cem respostas', async () => {
    const person = await newPerson(palco);
    let above = await publish(person, 'raiz');
    for (let depth = 1; depth <= 100; depth += 1)
      above = await publish(person, { text: `nível ${depth}`, inReplyToId: above.id });
    const deeper = await post(person, { text: 'nível 101', inReplyToId: above.id });
    expect([deeper.status, deeper.body.code]).toEqual([422, 'thread_too_deep']);
  });

  test('cita-se só o que qualquer um vê, e a citação não se aninha', async () => {
    const [author, reader] = [await newPerson(palco), await newPerson(palco)];
    const first = await publish(author, 'o começo');
    const second = await publish(reader, { text: 'veja', quoteId: first.id });
    const third = await publish(reader, { text: 'veja quem viu', quoteId: second.id });
    expect(third.quote).toMatchObject({ id: second.id, text: 'veja', author: { id: reader.id } });
    expect(third.quote).not.toHaveProperty('quote');
    expect((await seen(author, first.id)).quoteCount).toBe(1);

    const hidden = await publish(author, { text: 'só nós', visibility: 'private' });
    expect((await post(author, { text: 'x', quoteId: hidden.id })).body.code).toBe('post_not_quotable');
    for (const quoteId of [hidden.id, NOBODY])
      expect((await post(reader, { text: 'x', quoteId })).body.code).toBe('post_not_found');

    await author.call('DELETE', `/api/v1/posts/${first.id}`);
    expect((await seen(reader, second.id)).quote).toEqual({ id: first.id, unavailable: true });
  });

  test('o que não se vê é como o que não existe, em toda rota, byte por byte', async () => {
    const [author, stranger] = [await newPerson(palco), await newPerson(palco)];
    const { id } = await publish(author, { text: 'segredo', visibility: 'private' });
    const routes = (target: string): [Parameters<Person['call']>[0], string, object?][] => [
      ['GET', `/api/v1/posts/${target}`],
      ['GET', `/api/v1/posts/${target}/versions`],
      ['PATCH', `/api/v1/posts/${target}`, { text: 'meu' }],
      ['DELETE', `/api/v1/posts/${target}`],
      ['POST', '/api/v1/posts', { text: 'resposta', inReplyToId: target }],
      ['POST', '/api/v1/posts', { text: 'citação', quoteId: target }],
    ];
    const answers = async (target: string) =>
      Promise.all(
        routes(target).map(async (route) => {
          const { status, body } = await stranger.call(...route);
          return { status, body: { ...body, instance: '' } };
        }),
      );
    const hidden = await answers(id);
    expect(hidden).toEqual(await answers(NOBODY));
    expect(new Set(hidden.map(({ body }) => body.code))).toEqual(new Set(['post_not_found']));
    expect((await someone.call('GET', `/api/v1/posts/${id}`)).status).toBe(404);
  });

  test('quem é mencionado em um post fechado o vê; tirado do texto, deixa de ver', async () => {
    const [author, friend] = [await newPerson(palco), await newPerson(palco)];
    for (const visibility of ['followers', 'private']) {
      const { id } = await publish(author, { text: `oi @${friend.handle}`, visibility });
      expect((await seen(friend, id)).text).toBe(`oi @${friend.handle}`);
      await author.call('PATCH', `/api/v1/posts/${id}`, { text: 'oi' });
      expect((await friend.call('GET', `/api/v1/posts/${id}`)).status).toBe(404);
      await author.call('PATCH', `/api/v1/posts/${id}`, { text: `de volta, @${friend.handle}` });
      expect((await seen(friend, id)).version).toBe(3);
    }
  });

  test('apagar não deixa nada do post; onde há resposta, fica só o lugar dele', async () => {
    const [author, friend] = [await newPerson(palco), await newPerson(palco)];
    const alone = await publish(author, `sozinho @${friend.handle} #efemera https://exemplo.com`);
    await author.call('PATCH', `/api/v1/posts/${alone.id}`, { text: `mudei @${friend.handle} #efemera` });
    expect(await tablesWith(palco, alone.id)).not.toEqual([]);
    expect((await author.call('DELETE', `/api/v1/posts/${alone.id}`)).status).toBe(204);
    expect(await tablesWith(palco, alone.id)).toEqual([]);

    const root = await publish(author, 'a raiz efêmera');
    const reply = await publish(friend, { text: 'resposta', inReplyToId: root.id });
    await author.call('DELETE', `/api/v1/posts/${root.id}`);
    expect(await tablesWith(palco, root.id)).toEqual(['posts.nodes', 'posts.posts']);
    expect(await seen(friend, reply.id)).toMatchObject({ inReplyToId: root.id, rootId: root.id });

    await friend.call('DELETE', `/api/v1/posts/${reply.id}`);
    await chores();
    expect(await tablesWith(palco, root.id)).toEqual([]);
    for (const word of ['efemera', 'efêmera', 'sozinho'])
      expect(await tablesWith(palco, word), word).toEqual([]);
  });

  test('apagar a conta leva posts, versões, hashtags e menções, e desfaz a menção em texto alheio', async () => {
    const [leaver, other] = [await newPerson(palco), await newPerson(palco)];
    const mine = await publish(leaver, { text: `adeus @${other.handle} #despedida` });
    await leaver.call('PATCH', `/api/v1/posts/${mine.id}`, { text: `até logo @${other.handle} #despedida` });
    const about = await publish(other, `tchau, @${leaver.handle}`);
    await other.call('PATCH', `/api/v1/posts/${about.id}`, { text: 'tchau' });
    await other.call('PATCH', `/api/v1/posts/${about.id}`, { text: `tchau, @${leaver.handle}!` });
    const reply = await publish(other, { text: 'volte', inReplyToId: mine.id });
    await leaver.call('POST', '/api/v1/posts', { text: 'repetido' }, { 'idempotency-key': 'a' });

    await leaver.call('POST', '/api/v1/me/deletion', { password: PASSWORD });
    expect(await tablesWith(palco, leaver.id)).toEqual([]);
    await chores();
    expect(await tablesWith(palco, 'despedida')).toEqual([]);
    expect(await tablesWith(palco, mine.id)).toEqual(['posts.nodes', 'posts.posts']);
    expect(await seen(other, about.id)).toMatchObject({ text: `tchau, @${leaver.handle}!`, entities: [] });
    const { body } = await other.call('GET', `/api/v1/posts/${about.id}/versions`);
    expect(body.items.map(({ entities }: { entities: object[] }) => entities)).toEqual([[], [], []]);
    expect(await seen(other, reply.id)).toMatchObject({ inReplyToId: mine.id });
  });

  test('levar os dados: o que publicou, com cada versão, onde a mencionaram e as chaves usadas', async () => {
    const [person, other] = [await newPerson(palco), await newPerson(palco)];
    const { id } = await publish(person, { text: 'um', warning: 'cuidado' }, { 'idempotency-key': 'leva' });
    await person.call('PATCH', `/api/v1/posts/${id}`, { text: 'dois' });
    const about = await publish(other, `@${person.handle}`);
    const { body } = await person.call('GET', '/api/v1/me/export');
    expect(body).toMatchObject({
      posts: [
        { id, text: 'dois', warning: 'cuidado', version: 2, earlierVersions: [{ version: 1, text: 'um' }] },
      ],
      mentions: [{ postId: about.id }],
      idempotencyKeys: [{ key: 'leva', resultId: id }],
    });
  });

  test('post que já existia antes desta etapa é público, na primeira versão, e aceita resposta', async () => {
    const person = await newPerson(palco);
    const id = palco().building.newId();
    const old = statement(
      '',
      'insert into posts.posts (id, author_id, text, created_at) values ($1, $2, $3, now())',
    );
    await palco().building.db.query(old, [id, person.id, 'de antes']);
    expect(await seen(person, id)).toMatchObject({ visibility: 'public', version: 1, entities: [] });
    expect(await publish(person, { text: 'oi', inReplyToId: id })).toMatchObject({ rootId: id });
    expect((await seen(person, id)).replyCount).toBe(1);
  });

  test('responder a um post que está sendo apagado espera, e não fica pendurado em nada', async () => {
    const [author, friend] = [await newPerson(palco), await newPerson(palco)];
    const { db } = palco().building;
    const { id } = await publish(author, 'vou sumir');
    const hold = statement('', 'select 1 from posts.posts where id = $1 for update');
    const { removed, reply } = await db.transaction(async (tx) => {
      await tx.query(hold, [id]);
      const first = author.call('DELETE', `/api/v1/posts/${id}`);
      await untilWaiting(palco, 1);
      const second = post(friend, { text: 'espera', inReplyToId: id });
      await untilWaiting(palco, 2);
      return { removed: first, reply: second };
    });
    expect((await removed).status).toBe(204);
    expect((await reply).body.code).toBe('post_not_found');
    expect(await tablesWith(palco, id)).toEqual([]);
  });
});
