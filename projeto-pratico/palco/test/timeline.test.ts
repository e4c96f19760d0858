import { describe, expect, test } from 'vitest';
import { hasDatabase, usePalco } from './support/palco.ts';
import { newPerson, type Person, visitor } from './support/person.ts';

interface Post {
  id: string;
  text: string;
}

describe.runIf(hasDatabase())('posts, relacionamentos e timeline', () => {
  const palco = usePalco();
  const publish = async (person: Person, text: string) =>
    (await person.call('POST', '/api/v1/posts', { text })).body as Post;

  async function readAll(person: Person, path: string, limit: number, between = async () => {}) {
    const sizes: number[] = [];
    const texts: string[] = [];
    let cursor: string | null = null;
    do {
      const query: string = `${path}?limit=${limit}${cursor ? `&cursor=${cursor}` : ''}`;
      const { status, body } = await person.call('GET', query);
      expect(status).toBe(200);
      sizes.push(body.items.length);
      texts.push(...body.items.map((post: Post) => post.text));
      cursor = body.nextCursor;
      await between();
    } while (cursor);
    return { sizes, texts };
  }

  test('a timeline traz os próprios e os de quem se segue, do mais novo ao mais antigo, em páginas cheias', async () => {
    const [me, friend, stranger] = [await newPerson(palco), await newPerson(palco), await newPerson(palco)];
    await me.call('PUT', `/api/v1/users/${friend.handle}/follow`);
    const expected: string[] = [];
    for (let n = 0; n < 11; n += 1) {
      expected.unshift((await publish(n % 2 ? me : friend, `post ${n}`)).text);
      await publish(stranger, `alheio ${n}`);
    }
    expect(await readAll(me, '/api/v1/timeline', 4)).toEqual({ sizes: [4, 4, 3], texts: expected });
    expect((await readAll(stranger, '/api/v1/timeline', 50)).texts).toHaveLength(11);
  });

  test('inserir e apagar durante a leitura não repete nem pula o que ficou', async () => {
    const me = await newPerson(palco);
    const posts: Post[] = [];
    for (let n = 0; n < 12; n += 1) posts.unshift(await publish(me, `estável ${n}`));
    let round = 0;
    const { texts } = await readAll(me, '/api/v1/timeline', 3, async () => {
      round += 1;
      await publish(me, `novo ${round}`);
      const gone = posts[round * 3 + 1];
      if (gone && round < 3) await me.call('DELETE', `/api/v1/posts/${gone.id}`);
    });
    expect(new Set(texts).size).toBe(texts.length);
    const kept = posts.filter((_, index) => index !== 4 && index !== 7).map(({ text }) => text);
    expect(texts.filter((text) => text.startsWith('estável'))).toEqual(kept);
  });

  test('uma página custa o mesmo número de consultas com 1 ou 30 posts', async () => {
    const me = await newPerson(palco);
    await publish(me, 'único');
    const cost = async (limit: number) => {
      palco().takeQueries();
      await me.call('GET', `/api/v1/timeline?limit=${limit}`);
      return palco().takeQueries().sort();
    };
    const one = await cost(30);
    for (let n = 0; n < 30; n += 1) await publish(me, `mais ${n}`);
    expect(await cost(30)).toEqual(one);
    expect(one).toEqual(
      [
        'sessions.find',
        'follows.followees',
        'posts.of_authors',
        'posts.by_ids',
        'users.authors',
        'videos.by_posts',
        'likes.by_posts',
        'posts.counts',
        'polls.by_posts',
      ].sort(),
    );
  });

  test('curtir e seguir ao mesmo tempo, muitas vezes, conta cada pessoa uma vez', async () => {
    const author = await newPerson(palco);
    const fans = await Promise.all(Array.from({ length: 5 }, () => newPerson(palco)));
    const post = await publish(author, 'disputado');
    const many = fans.flatMap((fan) =>
      Array.from({ length: 4 }, () => [
        fan.call('PUT', `/api/v1/posts/${post.id}/like`),
        fan.call('PUT', `/api/v1/users/${author.handle}/follow`),
      ]).flat(),
    );
    expect(new Set((await Promise.all(many)).map(({ status }) => status))).toEqual(new Set([204]));
    const seen = async (person: Person) => (await person.call('GET', `/api/v1/posts/${post.id}`)).body;
    const [fan, other] = fans;
    if (!fan || !other) throw new Error('faltam fãs');
    expect(await seen(fan)).toMatchObject({ likeCount: 5, viewer: { liked: true, isAuthor: false } });
    await Promise.all([1, 2, 3].map(() => fan.call('DELETE', `/api/v1/posts/${post.id}/like`)));
    expect(await seen(fan)).toMatchObject({ likeCount: 4, viewer: { liked: false } });
    await other.call('DELETE', `/api/v1/users/${author.handle}/follow`);
    const profile = await other.call('GET', `/api/v1/users/${author.handle}`);
    expect(profile.body).toMatchObject({
      counts: { posts: 1, followers: 4, following: 0 },
      viewer: { following: false, isSelf: false },
    });
  });

  test('apagar leva curtidas junto, e só quem escreveu pode', async () => {
    const [author, other] = [await newPerson(palco), await newPerson(palco)];
    const post = await publish(author, 'efêmero');
    await other.call('PUT', `/api/v1/posts/${post.id}/like`);
    expect(await other.call('DELETE', `/api/v1/posts/${post.id}`)).toMatchObject({
      status: 403,
      body: { code: 'post_not_yours' },
    });
    expect((await author.call('DELETE', `/api/v1/posts/${post.id}`)).status).toBe(204);
    expect((await author.call('DELETE', `/api/v1/posts/${post.id}`)).status).toBe(404);
    expect((await other.call('PUT', `/api/v1/posts/${post.id}/like`)).status).toBe(404);
  });

  test('texto de 1 a 500 caracteres contados como pessoas contam', async () => {
    const me = await newPerson(palco);
    expect((await me.call('POST', '/api/v1/posts', { text: '🎬'.repeat(500) })).status).toBe(201);
    expect((await me.call('POST', '/api/v1/posts', { text: '🎬'.repeat(501) })).status).toBe(400);
    expect((await me.call('POST', '/api/v1/posts', { text: ' \u200b\n ' })).body.errors).toEqual([
      { field: 'text', message: 'Escreva alguma coisa.' },
    ]);
    // cada letra vira duas em NFC, e segue sendo uma para quem lê
    expect((await me.call('POST', '/api/v1/posts', { text: '\u0958'.repeat(500) })).status).toBe(201);
    expect((await publish(me, 'a\u0007b')).text).toBe('ab');
    expect((await me.call('POST', '/api/v1/posts', { text: 'a\u0000b' })).body.errors).toEqual([
      { field: 'text', message: 'Tem um caractere nulo (U+0000), que não faz parte de um texto.' },
    ]);
  });

  test('não se segue a si, e cursor de uma lista não serve em outra', async () => {
    const me = await newPerson(palco);
    expect((await me.call('PUT', `/api/v1/users/${me.handle}/follow`)).body.code).toBe('follow_self');
    for (let n = 0; n < 3; n += 1) await publish(me, `c ${n}`);
    const { nextCursor } = (await me.call('GET', '/api/v1/timeline?limit=1')).body;
    const path = `/api/v1/users/${me.handle}/posts?cursor=${nextCursor}`;
    expect((await visitor(palco).call('GET', path)).body.code).toBe('cursor_invalid');
  });

  test('a lista de todos é pública, em páginas cheias, e diz a cada um se curtiu', async () => {
    const [author, fan] = [await newPerson(palco), await newPerson(palco)];
    const posts: Post[] = [];
    for (let n = 0; n < 7; n += 1) posts.unshift(await publish(author, `para todos ${n}`));
    const newest = posts[0]?.id;
    await fan.call('PUT', `/api/v1/posts/${newest}/like`);
    const first = await visitor(palco).call('GET', '/api/v1/posts?limit=3');
    expect(first.body.items.map(({ id }: Post) => id)).toEqual(posts.slice(0, 3).map(({ id }) => id));
    expect(first.body.items[0]).toMatchObject({ likeCount: 1, viewer: { liked: false, isAuthor: false } });
    const next = await fan.call('GET', `/api/v1/posts?limit=3&cursor=${first.body.nextCursor}`);
    expect(next.body.items.map(({ id }: Post) => id)).toEqual(posts.slice(3, 6).map(({ id }) => id));
    expect((await fan.call('GET', '/api/v1/posts?limit=1')).body.items[0].viewer.liked).toBe(true);
  });

  test('quem publicou há pouco vem primeiro, sem a própria pessoa nem quem ela já segue', async () => {
    const [me, a, b, quiet] = [
      await newPerson(palco),
      await newPerson(palco),
      await newPerson(palco),
      await newPerson(palco),
    ];
    for (const person of [a, b, a, me]) await publish(person, 'estou aqui');
    const handles = async (person: Person, limit: number) => {
      const { status, body } = await person.call('GET', `/api/v1/users?limit=${limit}`);
      expect(status).toBe(200);
      return body.items.map(({ handle }: { handle: string }) => handle);
    };
    expect(await handles(visitor(palco), 3)).toEqual([me.handle, a.handle, b.handle]);
    expect(await handles(me, 2)).toEqual([a.handle, b.handle]);
    expect(await handles(me, 50)).not.toContain(quiet.handle);
    await me.call('PUT', `/api/v1/users/${a.handle}/follow`);
    expect((await handles(me, 50)).slice(0, 1)).toEqual([b.handle]);
    const { body } = await me.call('GET', '/api/v1/users?limit=1');
    expect(Object.keys(body.items[0]).sort()).toEqual(['avatarUrl', 'bio', 'handle', 'id', 'name']);
    expect((await me.call('GET', '/api/v1/users?limit=51')).status).toBe(400);
  });
});
