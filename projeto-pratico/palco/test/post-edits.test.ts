import { describe, expect, test } from 'vitest';
import { statement } from '#kernel/db.ts';
import { tablesWith } from './support/database.ts';
import { hasDatabase, usePalco } from './support/palco.ts';
import { newPerson, type Person } from './support/person.ts';
import { publish } from './support/publish.ts';

interface Version {
  version: number;
  text: string;
  warning: string | null;
  entities: { kind: string }[];
}

describe.runIf(hasDatabase())('editar um post', () => {
  let now = Date.now();
  const palco = usePalco({}, { now: () => new Date(now) });
  const edit = (person: Person, id: string, body: object) =>
    person.call('PATCH', `/api/v1/posts/${id}`, body);
  const versionsOf = async (person: Person, id: string): Promise<Version[]> =>
    (await person.call('GET', `/api/v1/posts/${id}/versions`)).body.items;

  test('cada edição vira versão, com o instante dela, da mais nova à mais antiga', async () => {
    const [author, reader] = [await newPerson(palco), await newPerson(palco)];
    const first = await publish(author, { text: 'um @ninguem #a', warning: 'cuidado' });
    now += 60_000;
    const second = (await edit(author, first.id, { text: 'dois #b', warning: null })).body;
    expect(second).toMatchObject({ version: 2, text: 'dois #b', warning: null, createdAt: first.createdAt });
    expect(second.editedAt).toBe(new Date(now).toISOString());
    expect(second.entities).toEqual([{ kind: 'tag', start: 5, end: 7, tag: 'b' }]);
    expect(await versionsOf(reader, first.id)).toEqual([
      { version: 2, text: 'dois #b', entities: second.entities, warning: null, at: second.editedAt },
      {
        version: 1,
        text: 'um @ninguem #a',
        entities: first.entities,
        warning: 'cuidado',
        at: first.createdAt,
      },
    ]);
  });

  test('nada mudou: 200, sem versão nova; só o que veio muda', async () => {
    const author = await newPerson(palco);
    const { id } = await publish(author, { text: 'igual', warning: 'aviso' });
    for (const body of [{}, { text: 'igual' }, { text: ' igual ' }, { warning: 'aviso' }, { version: 1 }])
      expect((await edit(author, id, body)).body).toMatchObject({ version: 1, editedAt: null });
    expect((await edit(author, id, { warning: 'outro' })).body).toMatchObject({
      version: 2,
      text: 'igual',
      warning: 'outro',
    });
  });

  test.each([
    ['primeira', 0],
    ['última', 1],
  ])(
    'a %s mencionada apaga a conta: quem entra depois não fica no lugar dela nas versões antigas',
    async (_which, n) => {
      const [author, ana, bia, newcomer] = (await Promise.all(
        Array.from({ length: 4 }, () => newPerson(palco)),
      )) as [Person, Person, Person, Person];
      const [gone, left] = n === 0 ? [ana, bia] : [bia, ana];
      const { id } = await publish(author, `@${ana.handle} @${bia.handle}`);
      const { db } = palco().building;
      await db.query(statement('test.forget', 'delete from users.users where id = $1'), [gone.id]);
      const answer = await edit(author, id, { text: `@${left.handle} @${newcomer.handle}` });
      expect(answer.status, JSON.stringify(answer.body)).toBe(200);
      const [now, before] = await versionsOf(author, id);
      const named = (version?: Version) => version?.entities.map((one) => 'handle' in one && one.handle);
      expect(named(now)).toEqual([left.handle, newcomer.handle]);
      expect(named(before)).toEqual([left.handle]);
    },
  );

  test('mudar só o aviso não tira o post de quem trocou de nome', async () => {
    const [author, guest] = [await newPerson(palco), await newPerson(palco)];
    const { id } = await publish(author, { text: `só para @${guest.handle} #a`, visibility: 'private' });
    await guest.call('PATCH', '/api/v1/me', { handle: `${guest.handle}_novo` });
    expect((await edit(author, id, { warning: 'aviso' })).status).toBe(200);
    const { status, body } = await guest.call('GET', `/api/v1/posts/${id}`);
    expect({ status, entities: body.entities }).toMatchObject({
      status: 200,
      entities: [
        { kind: 'mention', userId: guest.id, handle: `${guest.handle}_novo` },
        { kind: 'tag', tag: 'a' },
      ],
    });
  });

  test('trinta edições ao mesmo tempo: trinta versões a mais, nenhuma perdida', async () => {
    const author = await newPerson(palco);
    const { id } = await publish(author, 'começo');
    const texts = Array.from({ length: 30 }, (_, n) => `edição ${n}`);
    const answers = await Promise.all(texts.map((text) => edit(author, id, { text })));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const versions = await versionsOf(author, id);
    expect(versions.map(({ version }) => version)).toEqual(Array.from({ length: 31 }, (_, n) => 31 - n));
    expect(versions.map(({ text }) => text).sort()).toEqual(['começo', ...texts].sort());
  });

  test('com a versão lida, de muitas edições ao mesmo tempo vale uma; as outras sabem qual é a de agora', async () => {
    const author = await newPerson(palco);
    const { id } = await publish(author, 'começo');
    const texts = Array.from({ length: 20 }, (_, n) => `edição ${n}`);
    const answers = await Promise.all(texts.map((text) => edit(author, id, { text, version: 1 })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const refused = answers.filter(({ status }) => status !== 200);
    expect(refused.every(({ body }) => body.code === 'post_changed' && body.version === 2)).toBe(true);
    expect(await versionsOf(author, id)).toHaveLength(2);
  });

  test('até cinquenta versões', async () => {
    const author = await newPerson(palco);
    const { id } = await publish(author, '1');
    for (let n = 2; n <= 50; n += 1) expect((await edit(author, id, { text: `${n}` })).status).toBe(200);
    expect(await edit(author, id, { text: '51' })).toMatchObject({
      status: 409,
      body: { code: 'edits_full' },
    });
    expect((await edit(author, id, { text: '50' })).body.version).toBe(50);
    expect(await versionsOf(author, id)).toHaveLength(50);
  });

  test('texto recusado não gasta versão', async () => {
    const author = await newPerson(palco);
    const { id } = await publish(author, 'bom');
    for (const body of [
      { text: ' ' },
      { text: 'a'.repeat(501) },
      { warning: 'a'.repeat(101) },
      { visibility: 'private' },
    ])
      expect((await edit(author, id, body)).status, JSON.stringify(body)).toBe(400);
    expect(await versionsOf(author, id)).toHaveLength(1);
  });

  test('de outra pessoa: 403 se se vê, e nada muda', async () => {
    const [author, other] = [await newPerson(palco), await newPerson(palco)];
    const { id } = await publish(author, 'meu');
    expect(await edit(other, id, { text: 'seu' })).toMatchObject({
      status: 403,
      body: { code: 'post_not_yours' },
    });
    expect((await other.call('DELETE', `/api/v1/posts/${id}`)).body.code).toBe('post_not_yours');
    expect(await versionsOf(author, id)).toMatchObject([{ text: 'meu' }]);
  });

  test('hashtags e menções acompanham o texto', async () => {
    const [author, ana, bia] = [await newPerson(palco), await newPerson(palco), await newPerson(palco)];
    const { id } = await publish(author, `@${ana.handle} #antes #fica`);
    await edit(author, id, { text: `@${bia.handle} #fica #depois` });
    const tags = statement('', 'select tag from posts.tags where post_id = $1 order by tag');
    expect(await palco().building.db.query(tags, [id])).toEqual([{ tag: 'depois' }, { tag: 'fica' }]);
    const mentioned = async (person: Person) =>
      (await person.call('GET', '/api/v1/mentions')).body.items.map((post: { id: string }) => post.id);
    expect(await mentioned(ana)).toEqual([]);
    expect(await mentioned(bia)).toEqual([id]);
    const people = (await versionsOf(author, id)).map(({ entities }) => entities[0]);
    expect(people).toMatchObject([{ userId: bia.id }, { userId: ana.id }]);
  });

  test('hashtag de post que não é público não fica onde se procuram hashtags', async () => {
    const author = await newPerson(palco);
    for (const visibility of ['unlisted', 'followers', 'private']) {
      const { id } = await publish(author, { text: '#reservada', visibility });
      await edit(author, id, { text: '#reservada de novo' });
    }
    const tags = statement('', `select 1 from posts.tags where tag = 'reservada'`);
    expect(await palco().building.db.query(tags)).toEqual([]);
  });

  test('editar e apagar ao mesmo tempo: ou se edita antes, ou não existe mais; não sobra versão', async () => {
    const author = await newPerson(palco);
    for (let round = 0; round < 10; round += 1) {
      const { id } = await publish(author, `rodada ${round}`);
      const [edited, removed] = await Promise.all([
        edit(author, id, { text: 'depois' }),
        author.call('DELETE', `/api/v1/posts/${id}`),
      ]);
      expect(removed.status).toBe(204);
      expect([200, 404]).toContain(edited.status);
      expect(await tablesWith(palco, id)).toEqual([]);
    }
  });
});
