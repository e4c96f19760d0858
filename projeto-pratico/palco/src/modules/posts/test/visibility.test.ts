import { beforeAll, describe, expect, test } from 'vitest';
import { hasDatabase, usePalco } from '../../../../test/support/palco.ts';
import { newPerson, PASSWORD, type Person, visitor } from '../../../../test/support/person.ts';

const VISIBILITIES = ['public', 'unlisted', 'followers', 'private'] as const;
type Visibility = (typeof VISIBILITIES)[number];

/** Quem vê cada post, escrito outra vez. */
const SEEN_BY: Record<Visibility, string[]> = {
  public: ['visitante', 'estranha', 'seguidora', 'mencionada', 'autora'],
  unlisted: ['visitante', 'estranha', 'seguidora', 'mencionada', 'autora'],
  followers: ['seguidora', 'mencionada', 'autora'],
  private: ['mencionada', 'autora'],
};
const MISSING = '01a20ae0-786e-7000-afd0-0c3ac3dcbb4e';

interface Post {
  id: string;
}

/** Posts de uma visibilidade, ligados a outros públicos por onde ela poderia escapar. */
interface Scene {
  top: Post;
  reply: Post;
  root: Post;
  quoted: Post;
}

describe.runIf(hasDatabase())('quem vê o quê', () => {
  const palco = usePalco();
  const people: Record<string, Person> = {};
  const scenes = {} as Record<Visibility, Scene>;
  const who = (name: string): Person => people[name] ?? visitor(palco);

  const publish = async (person: Person, body: object): Promise<Post> => {
    const answer = await person.call('POST', '/api/v1/posts', body);
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    return answer.body;
  };

  beforeAll(async () => {
    people.visitante = visitor(palco);
    for (const name of ['estranha', 'seguidora', 'mencionada', 'autora', 'outra'])
      people[name] = await newPerson(palco, name);
    await who('seguidora').call('PUT', `/api/v1/users/${who('autora').handle}/follow`);
    for (const visibility of VISIBILITIES) {
      const [root, quoted] = [
        await publish(who('outra'), { text: 'respondida' }),
        await publish(who('outra'), { text: 'citada' }),
      ];
      const text = `segredo${visibility} #cena${visibility} @${who('mencionada').handle}`;
      const top = await publish(who('autora'), { text, visibility, quoteId: quoted.id });
      const reply = await publish(who('autora'), { text, visibility, inReplyToId: root.id });
      for (const { id } of [top, reply])
        await who('autora').call('PATCH', `/api/v1/posts/${id}`, { text: `${text} editado` });
      scenes[visibility] = { top, reply, root, quoted };
    }
  });

  const cells = VISIBILITIES.flatMap((visibility) =>
    Object.keys({ visitante: 0, estranha: 0, seguidora: 0, mencionada: 0, autora: 0 }).map(
      (name) => [visibility, name, SEEN_BY[visibility].includes(name) ? 'vê' : 'não vê'] as const,
    ),
  );

  /** Toda leitura em que um dos posts da cena poderia aparecer, e se ele aparece. */
  async function appearances(person: Person, { top, reply, root, quoted }: Scene, visibility: Visibility) {
    const profile = `/api/v1/users/${who('autora').handle}/posts`;
    const paths: Record<string, [string, Post]> = {
      post: [`/api/v1/posts/${top.id}`, top],
      versões: [`/api/v1/posts/${top.id}/versions`, top],
      conversa: [`/api/v1/posts/${reply.id}/thread`, reply],
      'conversa de quem foi respondido': [`/api/v1/posts/${root.id}/thread`, reply],
      'citações de quem foi citado': [`/api/v1/posts/${quoted.id}/quotes`, top],
      perfil: [`${profile}?limit=50`, top],
      'respostas do perfil': [`${profile}?limit=50&replies=true`, reply],
      todos: ['/api/v1/posts?limit=50', top],
      'todos, por página': ['/api/v1/posts?limit=50&page=1', top],
      hashtag: [`/api/v1/tags/cena${visibility}/posts`, top],
      'respostas na hashtag': [`/api/v1/tags/cena${visibility}/posts`, reply],
      busca: [`/api/v1/search/posts?q=segredo${visibility}`, top],
      menções: ['/api/v1/mentions?limit=50', top],
      timeline: ['/api/v1/timeline?limit=50', top],
    };
    const seen: Record<string, boolean> = {};
    for (const [name, [path, post]] of Object.entries(paths)) {
      const { body } = await person.call('GET', path);
      const text = JSON.stringify(body);
      seen[name] = text.includes(`segredo${visibility}`);
      if (!seen[name] && !path.includes(post.id)) expect(text, `${name} diz o id`).not.toContain(post.id);
    }
    return seen;
  }

  test.each(cells)('%s, %s: %s, em toda leitura onde cabe', async (visibility, name, verdict) => {
    const sees = verdict === 'vê';
    const listed = visibility === 'public';
    expect(await appearances(who(name), scenes[visibility], visibility)).toEqual({
      post: sees,
      versões: sees,
      conversa: sees,
      'conversa de quem foi respondido': sees,
      'citações de quem foi citado': sees,
      perfil: sees,
      'respostas do perfil': sees,
      todos: listed,
      'todos, por página': listed,
      hashtag: listed,
      'respostas na hashtag': listed,
      busca: listed,
      menções: name === 'mencionada',
      timeline: name === 'autora' || (name === 'seguidora' && sees),
    });
  });

  test('quem é respondido vê a resposta fechada em toda leitura, e some dela ao apagar o que disse', async () => {
    const { root, reply } = scenes.private;
    const seen = await appearances(who('outra'), scenes.private, 'private');
    expect(seen).toMatchObject({
      conversa: true,
      'conversa de quem foi respondido': true,
      'respostas do perfil': true,
      post: false,
      menções: false,
    });
    const own = await publish(who('outra'), { text: 'pergunta' });
    const answer = await publish(who('autora'), {
      text: 'só a você',
      visibility: 'private',
      inReplyToId: own.id,
    });
    await who('outra').call('DELETE', `/api/v1/posts/${own.id}`);
    expect((await who('outra').call('GET', `/api/v1/posts/${answer.id}`)).status).toBe(404);
    expect((await who('outra').call('GET', `/api/v1/posts/${reply.id}`)).body.inReplyToId).toBe(root.id);
  });

  test.each(cells.filter(([, name]) => name !== 'visitante' && name !== 'autora'))(
    '%s, %s: %s, e o que não se vê não existe em rota nenhuma',
    async (visibility, name, verdict) => {
      const sees = verdict === 'vê';
      const person = who(name);
      const calls = (id: string) =>
        [
          ['GET', `/api/v1/posts/${id}`],
          ['GET', `/api/v1/posts/${id}/versions`],
          ['GET', `/api/v1/posts/${id}/thread`],
          ['GET', `/api/v1/posts/${id}/quotes`],
          ['PATCH', `/api/v1/posts/${id}`, { text: 'meu' }],
          ['DELETE', `/api/v1/posts/${id}`],
          ['PUT', `/api/v1/posts/${id}/vote`, { choices: [0] }],
          ['PUT', `/api/v1/posts/${id}/like`],
          ['POST', '/api/v1/posts', { text: 'respondo', inReplyToId: id }],
          ['POST', '/api/v1/posts', { text: 'cito', quoteId: id }],
        ] as const;
      const answers = async (id: string) => {
        const all: object[] = [];
        for (const [method, path, body] of calls(id)) {
          const { status, body: said } = await person.call(method, path, body);
          all.push({
            method,
            status,
            said: status === 404 ? { ...said, instance: '', requestId: '' } : status,
          });
        }
        return all;
      };
      const missing = await answers(MISSING);
      expect(missing.map((one) => (one as { status: number }).status)).toEqual(Array(10).fill(404));
      const found = await answers(scenes[visibility].top.id);
      if (!sees) expect(found).toEqual(missing);
      else
        expect(found.map((one) => (one as { status: number }).status)).toEqual([
          200,
          200,
          200,
          200,
          403,
          403,
          409,
          204,
          201,
          visibility === 'public' || visibility === 'unlisted' ? 201 : 422,
        ]);
    },
  );

  test('as contagens não dizem que há o que não se vê', async () => {
    for (const visibility of VISIBILITIES) {
      const { root, quoted } = scenes[visibility];
      const open = visibility === 'public' || visibility === 'unlisted' ? 1 : 0;
      for (const name of ['visitante', 'autora']) {
        expect((await who(name).call('GET', `/api/v1/posts/${root.id}`)).body.replyCount).toBe(open);
        expect((await who(name).call('GET', `/api/v1/posts/${quoted.id}`)).body.quoteCount).toBe(open);
      }
    }
    const [author, guest] = [await newPerson(palco), who('estranha')];
    for (const visibility of VISIBILITIES) await publish(author, { text: 'conta?', visibility });
    expect((await guest.call('GET', `/api/v1/users/${author.handle}`)).body.counts.posts).toBe(2);
  });

  test('a citação de um post que se fechou, ou o ancestral que não se vê, deixa só o id', async () => {
    const [author, friend] = [await newPerson(palco), await newPerson(palco)];
    const quoted = await publish(author, { text: 'segredocitado' });
    const quote = await publish(friend, { text: 'vejam', quoteId: quoted.id });
    await author.call('POST', '/api/v1/me/deactivation', { password: PASSWORD });
    expect((await friend.call('GET', `/api/v1/posts/${quote.id}`)).body.quote).toEqual({
      id: quoted.id,
      unavailable: true,
    });
    const root = await publish(friend, { text: 'segredofechado', visibility: 'followers' });
    const below = await publish(friend, {
      text: `@${who('mencionada').handle}`,
      visibility: 'private',
      inReplyToId: root.id,
    });
    const { body } = await who('mencionada').call('GET', `/api/v1/posts/${below.id}/thread`);
    expect(body.ancestors).toEqual([{ id: root.id, unavailable: true }]);
  });

  test('o que se leva embora é o próprio', async () => {
    const mine = await who('estranha').call('GET', '/api/v1/me/export');
    expect(mine.status).toBe(200);
    expect(JSON.stringify(mine.body)).not.toContain('segredo');
  });

  test('deixar de seguir fecha, e perder a menção também', async () => {
    const [author, fan, guest] = [await newPerson(palco), await newPerson(palco), await newPerson(palco)];
    const post = await publish(author, { text: `oi @${guest.handle}`, visibility: 'followers' });
    const sees = async (person: Person) =>
      (await person.call('GET', `/api/v1/posts/${post.id}`)).status === 200;
    await fan.call('PUT', `/api/v1/users/${author.handle}/follow`);
    expect([await sees(fan), await sees(guest)]).toEqual([true, true]);
    await fan.call('DELETE', `/api/v1/users/${author.handle}/follow`);
    await author.call('PATCH', `/api/v1/posts/${post.id}`, { text: 'oi' });
    expect([await sees(fan), await sees(guest), await sees(author)]).toEqual([false, false, true]);
  });

  test('conta que sai leva da vista o que é aberto, e o devolve ao voltar', async () => {
    const author = await newPerson(palco);
    const root = await publish(who('estranha'), { text: 'raiz' });
    const post = await publish(author, { text: 'aberto', inReplyToId: root.id, quoteId: root.id });
    const counts = async () => {
      const { replyCount, quoteCount } = (await who('estranha').call('GET', `/api/v1/posts/${root.id}`)).body;
      return [replyCount, quoteCount];
    };
    expect(await counts()).toEqual([1, 1]);
    const status = async (path = '') =>
      (await who('estranha').call('GET', `/api/v1/posts/${post.id}${path}`)).status;
    await author.call('POST', '/api/v1/me/deactivation', { password: PASSWORD });
    expect([
      await status(),
      await status('/thread'),
      await status('/quotes'),
      await status('/versions'),
    ]).toEqual(Array(4).fill(404));
    expect((await who('estranha').call('PUT', `/api/v1/posts/${post.id}/like`)).status).toBe(404);
    expect(await counts()).toEqual([0, 0]);
    await author.call('DELETE', '/api/v1/me/deactivation');
    expect([await status(), await counts()]).toEqual([200, [1, 1]]);
  });
});

describe.runIf(hasDatabase())('antes da etapa 06, ninguém segue ninguém', () => {
  const palco = usePalco({ upTo: 4 });

  test('só para seguidores é só de quem escreveu e de quem está mencionado', async () => {
    const [author, guest, other] = [await newPerson(palco), await newPerson(palco), await newPerson(palco)];
    const { body } = await author.call('POST', '/api/v1/posts', {
      text: `@${guest.handle}`,
      visibility: 'followers',
    });
    const status = async (person: Person) => (await person.call('GET', `/api/v1/posts/${body.id}`)).status;
    expect([await status(author), await status(guest), await status(other)]).toEqual([200, 200, 404]);
  });
});
