import { expectProblem, type Task } from '@trilha/kit';
import type { Post, Reply, Thread, Unavailable } from './formas.ts';
import {
  type Asker,
  ask,
  expectEqual,
  expectMissing,
  expectThat,
  idsOf,
  newWord,
  type Room,
  room,
  withQuery,
} from './sala.ts';

const reread = { file: 'README.md', heading: 'A conversa' };

const threadOf = (id: string) => `/posts/${id}/thread`;
const answering = (inReplyToId: string, text = 'Resposta.') => ({ text, inReplyToId });
const textOf = (post: Post | Unavailable) => ('unavailable' in post ? null : post.text);

/** Publica uma árvore de respostas: cada nome sob o pai dele, na ordem dada. */
async function plant(
  { publish, ana, bia, caio }: Room,
  root: Post,
  branches: [name: string, under: string][],
) {
  const posts = new Map([['raiz', root]]);
  const people: Asker[] = [ana, bia, caio];
  for (const [index, [name, under]] of branches.entries()) {
    const who = people[index % people.length] ?? ana;
    posts.set(name, await publish(who, answering(posts.get(under)?.id ?? '', name)));
  }
  return (name: string) => posts.get(name)?.id ?? '';
}

const order: Task = {
  id: 'thread-order',
  title:
    'A conversa vem em ordem: cada resposta logo abaixo da que responde, irmãs da mais antiga à mais nova',
  needs: ['mail'],
  reread,
  async run(context) {
    const here = await room(context);
    const root = await here.publish(here.ana, 'raiz');
    const id = await plant(here, root, [
      ['1', 'raiz'],
      ['2', 'raiz'],
      ['2.1', '2'],
      ['1.1', '1'],
      ['1.2', '1'],
      ['1.1.1', '1.1'],
      ['3', 'raiz'],
    ]);
    const { answer, body } = await here.read<Thread>(here.visitor, threadOf(root.id));
    const seen = body.replies.items.map(({ depth, parentId, post }) => [textOf(post), depth, parentId]);
    expectEqual(answer, 'corpo /replies/items', seen, [
      ['1', 1, root.id],
      ['1.1', 2, id('1')],
      ['1.1.1', 3, id('1.1')],
      ['1.2', 2, id('1')],
      ['2', 1, root.id],
      ['2.1', 2, id('2')],
      ['3', 1, root.id],
    ]);
    expectEqual(answer, 'corpo /post/replyCount', body.post.replyCount, 3);
    const deep = await here.read<Thread>(here.visitor, threadOf(id('1.1')));
    expectEqual(deep.answer, 'corpo /ancestors', deep.body.ancestors.map(textOf), ['raiz', '1']);
    const { rootId, inReplyToId } = deep.body.post;
    expectEqual(deep.answer, 'corpo /post', [rootId, inReplyToId], [root.id, id('1')]);
    const below = deep.body.replies.items.map(({ depth, post }) => [textOf(post), depth]);
    expectEqual(deep.answer, 'corpo /replies/items', below, [['1.1.1', 1]]);
  },
};

const tombstones: Task = {
  id: 'thread-tombstones',
  title: 'No lugar do apagado fica só o id, e só se abaixo dele há o que ver',
  needs: ['mail'],
  reread,
  alongside: true,
  async run(context) {
    const here = await room(context);
    const { ana, bia, caio, visitor, read } = here;
    const root = await here.publish(ana, 'raiz');
    const id = await plant(here, root, [
      ['some', 'raiz'],
      ['fica', 'some'],
      ['folha', 'raiz'],
      ['neta', 'fica'],
      ['sozinha', 'raiz'],
      ['filha', 'sozinha'],
    ]);
    const people = { some: ana, folha: caio, sozinha: bia, filha: caio };
    for (const [name, who] of Object.entries(people))
      (await ask(who, 'DELETE', `/posts/${id(name)}`)).expectStatus(204);
    const { answer, body } = await read<Thread>(visitor, threadOf(root.id));
    const gone = { id: id('some'), unavailable: true };
    expectEqual(
      answer,
      'corpo /replies/items',
      body.replies.items.map(({ depth, post }) => [depth, textOf(post) ?? post]),
      [
        [1, gone],
        [2, 'fica'],
        [3, 'neta'],
      ],
    );
    expectEqual(answer, 'corpo /post/replyCount', body.post.replyCount, 0);
    const above = await read<Thread>(visitor, threadOf(id('neta')));
    const ancestors = above.body.ancestors.map((post) => textOf(post) ?? post);
    expectEqual(above.answer, 'corpo /ancestors', ancestors, ['raiz', gone, 'fica']);
  },
};

const REPLIES = 120;

const pages: Task = {
  id: 'thread-pages',
  title:
    'Cento e vinte respostas em páginas, para a frente e para trás: todas, uma vez, na ordem da conversa',
  needs: ['mail'],
  reread,
  alongside: true,
  deadlineMs: 40_000,
  async run(context) {
    const here = await room(context);
    const { ana, publish, read, visitor } = here;
    const root = await publish(ana, 'raiz');
    const tops: Post[] = [];
    for (let one = 0; one < REPLIES / 10; one++) tops.push(await publish(ana, answering(root.id)));
    await Promise.all(
      tops.map(async ({ id }) => {
        for (let one = 1; one < 10; one++) await publish(ana, answering(id));
      }),
    );
    const path = `${threadOf(root.id)}?limit=25`;
    const forward = await turn(here, path, 'nextCursor');
    const ids = forward.flatMap(({ replies }) => replies.items.map(({ post }) => post.id));
    const { answer } = await read<Thread>(visitor, path);
    expectEqual(answer, 'corpo /replies/items', [ids.length, new Set(ids).size], [REPLIES, REPLIES]);
    const parents = forward.flatMap(({ replies }) => replies.items).filter(({ depth }) => depth === 1);
    expectEqual(
      answer,
      'corpo /replies/items',
      parents.map(({ post }) => post.id),
      tops.map(({ id }) => id),
    );
    const last = forward.at(-1)?.replies.previousCursor ?? '';
    const back = (await turn(here, path, 'previousCursor', last)).reverse();
    const again = back.flatMap(({ replies }) => replies.items.map(({ post }) => post.id));
    expectEqual(answer, 'corpo /replies/previousCursor', again, ids.slice(0, 100));
    expectEqual(answer, 'corpo /replies/previousCursor', forward[0]?.replies.previousCursor, null);
  },
};

/** As páginas de uma conversa, enquanto houver cursor neste sentido. */
async function turn(
  { read, visitor }: Room,
  path: string,
  direction: 'nextCursor' | 'previousCursor',
  start: string | null = null,
): Promise<Thread[]> {
  const seen: Thread[] = [];
  for (let cursor = start; seen.length === 0 || cursor !== null; ) {
    const { answer, body } = await read<Thread>(
      visitor,
      cursor === null ? path : withQuery(path, { cursor }),
    );
    seen.push(body);
    cursor = body.replies[direction];
    expectThat(answer, seen.length < REPLIES, {
      where: `corpo /replies/${direction}`,
      expected: 'uma conversa que acaba',
      got: `${seen.length} páginas, e ainda um cursor`,
    });
  }
  return seen;
}

const DEEPEST = 100;

const depth: Task = {
  id: 'thread-depth',
  title: 'Uma conversa desce até cem respostas em fila; a seguinte recebe 422, e a fila inteira se lê',
  needs: ['mail'],
  reread: { file: 'README.md', heading: 'Responder e citar' },
  alongside: true,
  deadlineMs: 40_000,
  async run(context) {
    const { contract, ana, visitor, publish, read } = await room(context);
    const root = await publish(ana, 'raiz');
    let last = root;
    for (let level = 1; level <= DEEPEST; level++)
      last = await publish(ana, answering(last.id, `nível ${level}`));
    const beyond = await ask(ana, 'POST', '/posts', answering(last.id));
    expectProblem(contract, beyond, 422, 'thread_too_deep');
    const { answer, body } = await read<Thread>(visitor, threadOf(last.id));
    expectEqual(
      answer,
      'corpo /ancestors',
      [body.ancestors.length, body.ancestors[0]?.id],
      [DEEPEST, root.id],
    );
    const whole = await read<Thread>(visitor, `${threadOf(root.id)}?limit=50`);
    const depths = whole.body.replies.items.map((reply: Reply) => reply.depth);
    expectEqual(
      whole.answer,
      'corpo /replies/items',
      depths,
      Array.from({ length: 50 }, (_, index) => index + 1),
    );
  },
};

const quotes: Task = {
  id: 'quotes',
  title:
    'Citar mostra o citado dentro, sem aninhar; quem foi citado sabe por quem, e o apagado deixa só o id',
  needs: ['mail'],
  reread: { file: 'README.md', heading: 'Responder e citar' },
  alongside: true,
  async run(context) {
    const { contract, ana, bia, visitor, publish, read } = await room(context);
    const first = await publish(ana, `Original ${newWord()}`);
    const second = await publish(bia, { text: 'Cito.', quoteId: first.id });
    const third = await publish(ana, { text: 'Cito a citação.', quoteId: second.id });
    const seen = await read<Post>(visitor, `/posts/${third.id}`);
    const inner = seen.body.quote as Post;
    expectEqual(
      seen.answer,
      'corpo /quote',
      [inner.id, inner.text, 'quote' in inner],
      [second.id, 'Cito.', false],
    );
    const whole = await read<Post>(visitor, `/posts/${first.id}`);
    expectEqual(whole.answer, 'corpo /quoteCount', whole.body.quoteCount, 1);
    const list = await read(visitor, `/posts/${first.id}/quotes`);
    expectEqual(list.answer, 'corpo /items', idsOf(list.body), [second.id]);
    const hidden = await publish(ana, { text: 'Só meu.', visibility: 'private' });
    expectMissing(contract, await ask(bia, 'POST', '/posts', { text: 'a', quoteId: hidden.id }));
    (await ask(bia, 'DELETE', `/posts/${second.id}`)).expectStatus(204);
    const after = await read<Post>(visitor, `/posts/${third.id}`);
    expectEqual(after.answer, 'corpo /quote', after.body.quote, { id: second.id, unavailable: true });
    const recount = await read<Post>(visitor, `/posts/${first.id}`);
    expectEqual(recount.answer, 'corpo /quoteCount', recount.body.quoteCount, 0);
  },
};

export const conversation: Task[] = [order, tombstones, pages, depth, quotes];
