import { expectFields, expectProblem, type Task } from '@trilha/kit';
import type { Post } from './formas.ts';
import { type Asker, ask, expectEqual, expectMissing, expectThat, idsOf, newWord, room } from './sala.ts';

const reread = { file: 'README.md', heading: 'Quem vê o quê' };

const ALL = ['public', 'unlisted', 'followers', 'private'] as const;
type Visibility = (typeof ALL)[number];
const isOpen = (visibility: Visibility) => visibility === 'public' || visibility === 'unlisted';

/** Tudo o que se pede sobre um post que existe. O que escreve vai por último, e só a quem não o vê. */
const READS = ['', '/versions', '/thread', '/quotes'];
const WRITES: [method: string, path: (id: string) => string, json: (id: string) => unknown][] = [
  ['PATCH', (id) => `/posts/${id}`, () => ({ text: 'Invadido.' })],
  ['DELETE', (id) => `/posts/${id}`, () => undefined],
  ['POST', () => '/posts', (id) => ({ text: 'Resposta.', inReplyToId: id })],
  ['POST', () => '/posts', (id) => ({ text: 'Citação.', quoteId: id })],
];

const matrix: Task = {
  id: 'visibility-matrix',
  title: 'Quem não pode ver um post recebe, em toda rota, o mesmo 404 de um que não existe',
  needs: ['mail'],
  reread,
  deadlineMs: 40_000,
  async run(context) {
    const { contract, ana, bia, caio, visitor, publish } = await room(context);
    const dead = await publish(ana, 'Nem existe mais.');
    (await ask(ana, 'DELETE', `/posts/${dead.id}`)).expectStatus(204);
    const problemOf = async (who: Asker, [method, path, json]: [string, string, unknown]) => {
      const problem = expectMissing(contract, await ask(who, method, path, json));
      return JSON.stringify({ ...problem, instance: '' });
    };
    for (const visibility of ALL) {
      const text = `Para poucos, @${bia.person.handle}.`;
      const { id } = await publish(ana, { text, visibility });
      for (const path of READS) {
        for (const who of [ana, bia]) (await ask(who, 'GET', `/posts/${id}${path}`)).expectStatus(200);
        for (const who of [caio, visitor]) {
          const url = `/posts/${id}${path}`;
          if (isOpen(visibility)) (await ask(who, 'GET', url)).expectStatus(200);
          else await expectSameProblem(problemOf, who, ['GET', url, undefined], id, dead.id);
        }
      }
      if (isOpen(visibility)) continue;
      for (const [method, path, json] of WRITES)
        await expectSameProblem(problemOf, caio, [method, path(id), json(id)], id, dead.id);
    }
  },
};

type Pedido = [method: string, path: string, json: unknown];

/** O invisível e o inexistente, lado a lado: uma palavra a mais em um deles já conta que o post existe. */
async function expectSameProblem(
  problemOf: (who: Asker, pedido: Pedido) => Promise<string>,
  who: Asker,
  [method, path, json]: Pedido,
  hidden: string,
  dead: string,
): Promise<void> {
  const swap = <Value>(value: Value): Value =>
    value === undefined ? value : (JSON.parse(JSON.stringify(value).replaceAll(hidden, dead)) as Value);
  const seen = await problemOf(who, [method, path, json]);
  const missing = await problemOf(who, [method, swap(path), swap(json)]);
  const answer = await ask(who, method, path, json);
  expectEqual(answer, 'corpo', seen.replaceAll(hidden, dead), missing);
}

const lists: Task = {
  id: 'visibility-lists',
  title: 'Não listado fica fora da lista de todos e das hashtags; o restrito, de tudo que não é de quem o vê',
  needs: ['mail'],
  reread,
  async run(context) {
    const { bia, caio, visitor, publish, read } = await room(context);
    const dora = await context.actor();
    const word = newWord();
    const ids = {} as Record<Visibility, string>;
    for (const visibility of ALL) {
      const text = `${visibility} ${word} #${word} @${bia.person.handle}`;
      ids[visibility] = (await publish(dora, { text, visibility })).id;
    }
    const mine = Object.values(ids);
    const expectIn = async (who: Asker, path: string, wanted: Visibility[]) => {
      const { answer, body } = await read(who, path);
      const seen = idsOf(body).filter((id) => mine.includes(id));
      const names = ALL.filter((visibility) => seen.includes(ids[visibility]));
      expectEqual(answer, 'corpo /items', names, wanted);
    };
    const profile = `/users/${dora.person.handle}/posts`;
    for (const who of [visitor, caio, dora, bia]) {
      await expectIn(who, '/posts?limit=50', ['public']);
      await expectIn(who, `/tags/${word}/posts`, ['public']);
      const close = who === dora || who === bia;
      await expectIn(who, profile, close ? [...ALL] : ['public', 'unlisted']);
    }
    await expectIn(bia, '/mentions?limit=50', [...ALL]);
  },
};

const replies: Task = {
  id: 'visibility-reply',
  title:
    'Resposta não é mais aberta que o pai: herda dele, pode fechar mais, e abrir mais é 422; o respondido a vê',
  needs: ['mail'],
  reread: { file: 'README.md', heading: 'Responder e citar' },
  alongside: true,
  async run(context) {
    const { contract, ana, bia, caio, publish, read } = await room(context);
    for (const [index, parent] of ALL.entries()) {
      const { id } = await publish(ana, { text: 'Pai.', visibility: parent });
      const child = await publish(ana, { text: 'Filho.', inReplyToId: id });
      const inherited = await ask(ana, 'GET', `/posts/${child.id}`);
      expectEqual(inherited, 'corpo /visibility', child.visibility, parent);
      for (const [other, visibility] of ALL.entries()) {
        const answer = await ask(ana, 'POST', '/posts', { text: 'Filho.', inReplyToId: id, visibility });
        if (other < index) expectProblem(contract, answer, 422, 'visibility_too_wide');
        else
          expectEqual(
            answer,
            'corpo /visibility',
            contract.check(answer.expectStatus(201)).visibility,
            visibility,
          );
      }
      const change = await ask(ana, 'PATCH', `/posts/${id}`, { visibility: 'public' });
      expectFields(contract, change, 'visibility');
    }
    const { id: open } = await publish(ana, 'Aberto.');
    const closed = await publish(bia, {
      text: 'Só para quem perguntou.',
      inReplyToId: open,
      visibility: 'private',
    });
    await read(ana, `/posts/${closed.id}`);
    expectProblem(contract, await ask(caio, 'GET', `/posts/${closed.id}`), 404, 'post_not_found');
  },
};

const leaks: Task = {
  id: 'visibility-leaks',
  title:
    'O restrito não escapa pela conversa, pelas contagens nem por uma citação: quem o vê também não o cita',
  needs: ['mail'],
  reread,
  alongside: true,
  async run(context) {
    const { contract, ana, bia, caio, visitor, publish, read } = await room(context);
    const secret = newWord();
    const open = await publish(ana, 'Aberto.');
    const text = `Entre nós ${secret} @${bia.person.handle}`;
    const hidden = await publish(ana, { text, inReplyToId: open.id, visibility: 'private' });
    await publish(ana, { text: `Cito ${secret}`, quoteId: open.id, visibility: 'private' });
    for (const who of [visitor, caio]) {
      for (const path of [`/posts/${open.id}/thread`, `/posts/${open.id}/quotes`, `/posts/${open.id}`]) {
        const answer = (await ask(who, 'GET', path)).expectStatus(200);
        expectThat(answer, !answer.body.includes(secret) && !answer.body.includes(hidden.id), {
          where: 'corpo',
          expected: 'nada do post restrito, nem o id',
          got: `${path} mostra a quem não pode ver`,
        });
      }
      for (const path of READS) expectMissing(contract, await ask(who, 'GET', `/posts/${hidden.id}${path}`));
      const { answer, body } = await read<Post>(who, `/posts/${open.id}`);
      expectEqual(answer, 'corpo /replyCount', [body.replyCount, body.quoteCount], [0, 0]);
    }
    await publish(ana, { text: 'Qualquer um veria.', inReplyToId: open.id, visibility: 'unlisted' });
    await publish(ana, { text: 'Qualquer um veria.', quoteId: open.id, visibility: 'unlisted' });
    const counted = await read<Post>(visitor, `/posts/${open.id}`);
    const { replyCount, quoteCount } = counted.body;
    expectEqual(counted.answer, 'corpo /replyCount', [replyCount, quoteCount], [1, 1]);
    const thread = await ask(bia, 'GET', `/posts/${open.id}/thread`);
    expectThat(thread.expectStatus(200), thread.body.includes(secret), {
      where: 'corpo /replies',
      expected: 'a resposta, para quem foi mencionado nela',
      got: 'uma conversa sem ela',
    });
    for (const who of [ana, bia]) {
      const quote = await ask(who, 'POST', '/posts', { text: `Olhem!`, quoteId: hidden.id });
      expectProblem(contract, quote, 422, 'post_not_quotable');
    }
  },
};

export const visibility: Task[] = [lists, matrix, replies, leaks];
