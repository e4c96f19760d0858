import { describe, expect, test } from 'vitest';
import { statement } from '#kernel/db.ts';
import { hasDatabase, usePalco } from '../../../../test/support/palco.ts';
import { newPerson, type Person, visitor } from '../../../../test/support/person.ts';

interface Seen {
  id: string;
  text?: string;
  unavailable?: true;
}

interface Reply {
  depth: number;
  parentId: string;
  post: Seen;
}

interface Page {
  items: Reply[];
  nextCursor: string | null;
  previousCursor: string | null;
}

describe.runIf(hasDatabase())('conversa', () => {
  const palco = usePalco();
  const write = async (person: Person, text: string, extra: object = {}): Promise<Seen> => {
    const { status, body } = await person.call('POST', '/api/v1/posts', { text, ...extra });
    expect(status, JSON.stringify(body)).toBe(201);
    return body;
  };
  const reply = (person: Person, to: Seen, text: string, extra: object = {}) =>
    write(person, text, { inReplyToId: to.id, ...extra });
  const read = async (person: Person, { id }: Seen, query = '') => {
    const { status, body } = await person.call('GET', `/api/v1/posts/${id}/thread${query}`);
    expect(status, JSON.stringify(body)).toBe(200);
    return body as { ancestors: Seen[]; post: Seen; replies: Page };
  };
  /** Uma linha por resposta, recuada pela profundidade; o vazio é um traço. */
  const draw = ({ items }: Page) => items.map(({ depth, post }) => `${'.'.repeat(depth)}${post.text ?? '—'}`);
  const same404 = async (person: Person, path: string) => {
    const [hidden, missing] = [
      await person.call('GET', path),
      await person.call('GET', path.replace(/[0-9a-f-]{36}/, '01a20ae0-786e-7000-afd0-0c3ac3dcbb4e')),
    ];
    expect(hidden.status).toBe(404);
    expect({ ...hidden.body, instance: '' }).toEqual({ ...missing.body, instance: '' });
  };

  /** A conversa inteira, andando para a frente e depois de volta. */
  async function walk(person: Person, post: Seen, limit: number) {
    const onward: Reply[][] = [];
    let page = (await read(person, post, `?limit=${limit}`)).replies;
    onward.push(page.items);
    while (page.nextCursor) {
      page = (await read(person, post, `?limit=${limit}&cursor=${page.nextCursor}`)).replies;
      onward.push(page.items);
    }
    const back: Reply[][] = [page.items];
    while (page.previousCursor) {
      page = (await read(person, post, `?limit=${limit}&cursor=${page.previousCursor}`)).replies;
      back.unshift(page.items);
    }
    return { onward, back };
  }

  test('respostas em ordem de leitura, ancestrais da raiz ao pai, e quem é pai de quem', async () => {
    const me = await newPerson(palco);
    const root = await write(me, 'raiz');
    const a = await reply(me, root, 'a');
    const b = await reply(me, root, 'b');
    const a1 = await reply(me, a, 'a1');
    await reply(me, b, 'b1');
    await reply(me, a1, 'a1x');
    await reply(me, a, 'a2');
    const whole = await read(visitor(palco), root);
    expect(draw(whole.replies)).toEqual(['.a', '..a1', '...a1x', '..a2', '.b', '..b1']);
    expect(whole.replies.items.map(({ parentId }) => parentId)).toEqual([
      root.id,
      a.id,
      a1.id,
      a.id,
      root.id,
      b.id,
    ]);
    expect(whole).toMatchObject({ ancestors: [], post: { id: root.id, replyCount: 2, rootId: null } });
    const inner = await read(visitor(palco), a1);
    expect(inner.ancestors.map(({ id }) => id)).toEqual([root.id, a.id]);
    expect(draw(inner.replies)).toEqual(['.a1x']);
    expect(inner.post).toMatchObject({ inReplyToId: a.id, rootId: root.id, replyCount: 1 });
  });

  test('quem ninguém respondeu tem conversa vazia, e quem não existe, nenhuma', async () => {
    const me = await newPerson(palco);
    const alone = await write(me, 'sozinha');
    expect(await read(me, alone)).toMatchObject({
      ancestors: [],
      replies: { items: [], nextCursor: null, previousCursor: null },
    });
    const gone = await write(me, 'já vai');
    await me.call('DELETE', `/api/v1/posts/${gone.id}`);
    await same404(me, `/api/v1/posts/${gone.id}/thread`);
  });

  test('em páginas de qualquer tamanho, ida e volta são a mesma conversa', async () => {
    const me = await newPerson(palco);
    const root = await write(me, 'raiz');
    const posts = [root];
    for (let n = 0; n < 40; n += 1)
      posts.push(await reply(me, posts[(n * 7) % posts.length] ?? root, `r${n}`));
    for (const n of [3, 8, 9, 20]) await me.call('DELETE', `/api/v1/posts/${posts[n]?.id}`);
    const whole = (await read(me, root, '?limit=50')).replies.items;
    for (const top of [root, posts[1] ?? root]) {
      const all = top === root ? whole : (await read(me, top, '?limit=50')).replies.items;
      for (const limit of [1, 2, 3, 7]) {
        const { onward, back } = await walk(me, top, limit);
        expect(onward.flat()).toEqual(all);
        expect(back.flat()).toEqual(all);
        expect(onward.slice(0, -1).every((items) => items.length === limit)).toBe(true);
      }
    }
  });

  test('só fica vazio onde há resposta visível abaixo', async () => {
    const [me, other, fan] = [await newPerson(palco), await newPerson(palco), await newPerson(palco)];
    const root = await write(me, 'raiz');
    const kept = await reply(other, root, 'fica vazio');
    const leaf = await reply(other, root, 'some de vez');
    const secret = await reply(other, root, 'só meus', { visibility: 'followers' });
    await reply(other, secret, 'ninguém mais vê', { visibility: 'private' });
    const deep = await reply(me, kept, 'embaixo');
    for (const { id } of [kept, leaf]) await other.call('DELETE', `/api/v1/posts/${id}`);
    const seen = await read(visitor(palco), root);
    expect(draw(seen.replies)).toEqual(['.—', '..embaixo']);
    expect(seen.replies.items[0]).toEqual({
      depth: 1,
      parentId: root.id,
      post: { id: kept.id, unavailable: true },
    });
    await fan.call('PUT', `/api/v1/users/${other.handle}/follow`);
    expect(draw((await read(fan, root)).replies)).toEqual(['.—', '..embaixo', '.só meus']);
    expect(draw((await read(other, root)).replies)).toEqual([
      '.—',
      '..embaixo',
      '.só meus',
      '..ninguém mais vê',
    ]);
    expect((await read(me, deep)).ancestors).toMatchObject([
      { id: root.id },
      { id: kept.id, unavailable: true },
    ]);
  });

  test('mencionado em uma resposta fechada, vê-a com o vazio do que a liga', async () => {
    const [me, other, guest] = [await newPerson(palco), await newPerson(palco), await newPerson(palco)];
    const stranger = await newPerson(palco);
    const root = await write(me, 'raiz');
    const closed = await reply(other, root, 'fechada', { visibility: 'followers' });
    const open = await reply(other, closed, `oi @${guest.handle}`, { visibility: 'private' });
    expect(draw((await read(guest, root)).replies)).toEqual(['.—', `..oi @${guest.handle}`]);
    expect((await read(guest, open)).ancestors).toMatchObject([
      { id: root.id },
      { id: closed.id, unavailable: true },
    ]);
    // quem é respondido vê a resposta, e não o que vem abaixo dela
    expect(draw((await read(me, root)).replies)).toEqual(['.fechada']);
    expect(draw((await read(stranger, root)).replies)).toEqual([]);
    await same404(stranger, `/api/v1/posts/${closed.id}/thread`);
  });

  test('raiz apagada, e conta apagada ou desativada: a conversa fica', async () => {
    const [me, other] = [await newPerson(palco), await newPerson(palco)];
    const root = await write(other, 'raiz');
    const a = await reply(other, root, 'a');
    const b = await reply(me, a, 'b');
    await other.call('POST', '/api/v1/me/deactivation', { password: 'coxia iluminada 42' });
    expect((await read(me, b)).ancestors).toMatchObject([{ unavailable: true }, { unavailable: true }]);
    expect((await read(me, b)).post).toMatchObject({ replyCount: 0 });
    await other.call('DELETE', '/api/v1/me/deactivation');
    await other.call('DELETE', `/api/v1/posts/${root.id}`);
    expect((await read(me, b)).ancestors).toMatchObject([{ id: root.id, unavailable: true }, { text: 'a' }]);
    expect(draw((await read(me, a)).replies)).toEqual(['.b']);
    expect(draw((await read(me, await reply(me, b, 'c'))).replies)).toEqual([]);
  });

  test('até cem de profundidade', { timeout: 60_000 }, async () => {
    const me = await newPerson(palco);
    const posts = [await write(me, 'raiz')];
    for (let depth = 1; depth <= 100; depth += 1)
      posts.push(await reply(me, posts.at(-1) as Seen, `n${depth}`));
    const last = posts.at(-1) as Seen;
    const refused = await me.call('POST', '/api/v1/posts', { text: 'fundo demais', inReplyToId: last.id });
    expect(refused).toMatchObject({ status: 422, body: { code: 'thread_too_deep' } });
    expect((await read(me, last)).ancestors.map(({ id }) => id)).toEqual(
      posts.slice(0, -1).map(({ id }) => id),
    );
    const { onward, back } = await walk(me, posts[0] as Seen, 33);
    expect(onward.flat().map(({ post }) => post.id)).toEqual(posts.slice(1).map(({ id }) => id));
    expect(back.flat()).toEqual(onward.flat());
  });

  test('mil respostas custam as mesmas consultas que uma', { timeout: 60_000 }, async () => {
    const me = await newPerson(palco);
    const root = await write(me, 'raiz');
    await reply(me, root, 'primeira');
    const cost = async () => {
      palco().takeQueries();
      await read(me, root, '?limit=50');
      return palco().takeQueries().sort();
    };
    const one = await cost();
    const { db } = palco().building;
    await db.query(
      statement(
        'test.replies',
        `with fresh as (
           insert into posts.posts (id, author_id, text, visibility, in_reply_to_id, root_id, created_at)
           select uuidv7(), $2, 'cheia', 'public', $1, $1, now() from generate_series(1, 999) returning id)
         insert into posts.nodes (id, parent_id, root_id, depth, path) select id, $1, $1, 1, uuid_send(id) from fresh`,
      ),
      [root.id, me.id],
    );
    expect(await cost()).toEqual(one);
    expect(one).toHaveLength(15);
    const { post, replies } = await read(me, root, '?limit=50');
    expect([replies.items.length, post]).toMatchObject([50, { replyCount: 1000 }]);
    const { onward } = await walk(me, root, 50);
    expect(onward.flat()).toHaveLength(1_000);
  });

  test('responder ao mesmo post ao mesmo tempo não perde nem repete lugar', async () => {
    const me = await newPerson(palco);
    const root = await write(me, 'disputada');
    const written = await Promise.all(Array.from({ length: 40 }, (_, n) => reply(me, root, `r${n}`)));
    const { items } = (await read(me, root, '?limit=50')).replies;
    expect(items.map(({ post }) => post.id)).toEqual(written.map(({ id }) => id).sort());
  });

  test('responder a um post enquanto ele é apagado: uma coisa ou outra, e nunca resposta sem lugar', async () => {
    const [me, other] = [await newPerson(palco), await newPerson(palco)];
    const statuses = new Set<number>();
    for (let round = 0; round < 15; round += 1) {
      const root = await write(me, 'raiz');
      const parent = await reply(me, root, 'vai sumir');
      const [removed, ...replies] = await Promise.all([
        me.call('DELETE', `/api/v1/posts/${parent.id}`),
        ...Array.from({ length: 3 }, (_, n) =>
          other.call('POST', '/api/v1/posts', { text: `r${n}`, inReplyToId: parent.id }),
        ),
      ]);
      expect(removed.status).toBe(204);
      const accepted = replies.filter(({ status }) => status === 201).map(({ body }) => body.id as string);
      for (const { status } of replies) statuses.add(status);
      const { items } = (await read(me, root)).replies;
      const shown = items.filter(({ post }) => !post.unavailable).map(({ post }) => post.id);
      expect(shown).toEqual(accepted.sort());
      expect(items.length).toBe(accepted.length === 0 ? 0 : accepted.length + 1);
    }
    expect([...statuses].every((status) => status === 201 || status === 404)).toBe(true);
  });

  test('dez mil respostas escondidas não encurtam a página', { timeout: 60_000 }, async () => {
    const [me, spammer, reader] = [await newPerson(palco), await newPerson(palco), await newPerson(palco)];
    const root = await write(me, 'raiz');
    const { db } = palco().building;
    const fill = statement(
      'test.hidden',
      `with fresh as (
         insert into posts.posts (id, author_id, text, visibility, in_reply_to_id, root_id, created_at)
         select uuidv7(), $2, 'escondida', $3, $1, $1, now() from generate_series(1, 10000) returning id)
       insert into posts.nodes (id, parent_id, root_id, depth, path) select id, $1, $1, 1, uuid_send(id) from fresh`,
    );
    const before = await reply(me, root, 'antes');
    for (const visibility of ['private', 'followers'])
      await db.query(fill, [root.id, spammer.id, visibility]);
    const after: Seen[] = [];
    for (let n = 0; n < 5; n += 1) after.push(await reply(me, root, `depois ${n}`));
    palco().takeQueries();
    const { replies } = await read(reader, root, '?limit=4');
    expect(palco().takeQueries().length).toBeLessThan(40);
    expect(replies.items.map(({ post }) => post.id)).toEqual(
      [before, ...after.slice(0, 3)].map(({ id }) => id),
    );
    const next = (await read(reader, root, `?limit=4&cursor=${replies.nextCursor}`)).replies;
    expect(next.items.map(({ post }) => post.id)).toEqual(after.slice(3).map(({ id }) => id));
    expect(next.nextCursor).toBeNull();
    const back = (await read(reader, root, `?limit=4&cursor=${next.previousCursor}`)).replies;
    expect(back).toMatchObject({ items: replies.items, previousCursor: null });
  });

  test('o cursor de uma conversa não serve em outra, nem em outro ponto dela', async () => {
    const me = await newPerson(palco);
    const [root, other] = [await write(me, 'uma'), await write(me, 'outra')];
    const a = await reply(me, root, 'a');
    for (const to of [root, other, a]) for (let n = 0; n < 2; n += 1) await reply(me, to, `r${n}`);
    const { nextCursor } = (await read(me, root, '?limit=1')).replies;
    for (const { id } of [other, a]) {
      const { status, body } = await me.call('GET', `/api/v1/posts/${id}/thread?cursor=${nextCursor}`);
      expect([status, body.code]).toEqual([400, 'cursor_invalid']);
    }
  });
});
