import { type Answer, expectFields, expectProblem, type Task } from '@trilha/kit';
import type { Post, Version } from './formas.ts';
import { type Asker, ask, expectEqual, expectMissing, expectThat, newWord, room } from './sala.ts';

const reread = { file: 'README.md', heading: 'Editar sem perder o que era' };

const edit = (who: Asker, id: string, json: unknown) => ask(who, 'PATCH', `/posts/${id}`, json);

interface Versions {
  items: Version[];
}

const history: Task = {
  id: 'edit-history',
  title:
    'Editar guarda a versão anterior, com o texto, as entidades e o instante dela; o que nada muda não conta',
  needs: ['mail'],
  reread,
  async run(context) {
    const { contract, ana, visitor, publish, read } = await room(context);
    const post = await publish(ana, { text: 'Primeira #um', warning: 'Aviso' });
    const changes = [{ text: 'Segunda #dois' }, { warning: null }, { text: 'Terceira' }];
    const expectVersion = (answer: Answer, version: number) => {
      const body = contract.check(answer.expectStatus(200)) as unknown as Post;
      expectEqual(answer, 'corpo /version', body.version, version);
      return body;
    };
    for (const [index, change] of changes.entries()) {
      const answer = await edit(ana, post.id, change);
      const { editedAt, createdAt } = expectVersion(answer, index + 2);
      expectEqual(answer, 'corpo /createdAt', createdAt, post.createdAt);
      expectThat(answer, editedAt !== null && editedAt >= post.createdAt, {
        where: 'corpo /editedAt',
        expected: 'o instante da edição',
        got: String(editedAt),
      });
    }
    for (const same of [{}, { text: 'Terceira' }, { warning: null }, { text: ' Terceira \u200b' }])
      expectVersion(await edit(ana, post.id, same), 4);
    const { answer, body } = await read<Versions>(visitor, `/posts/${post.id}/versions`);
    const seen = body.items.map(({ version, text, warning, entities }) => [
      version,
      text,
      warning,
      entities.map(({ tag }) => tag),
    ]);
    expectEqual(answer, 'corpo /items', seen, [
      [4, 'Terceira', null, []],
      [3, 'Segunda #dois', null, ['dois']],
      [2, 'Segunda #dois', 'Aviso', ['dois']],
      [1, 'Primeira #um', 'Aviso', ['um']],
    ]);
    expectEqual(answer, 'corpo /items/3/at', body.items.at(-1)?.at, post.createdAt);
    const times = body.items.map(({ at }) => at);
    expectEqual(answer, 'corpo /items', times, [...times].sort().reverse());
  },
};

const conflict: Task = {
  id: 'edit-conflict',
  title: 'Com a versão que se leu, a edição que chega depois de outra recebe 409, e nada se perde',
  needs: ['mail'],
  reread,
  alongside: true,
  async run(context) {
    const { contract, ana, publish } = await room(context);
    const { id } = await publish(ana, 'Rascunho.');
    (await edit(ana, id, { text: 'Da primeira aba.', version: 1 })).expectStatus(200);
    for (const version of [1, 3, 99])
      expectProblem(contract, await edit(ana, id, { text: 'Da segunda.', version }), 409, 'post_changed');
    const both = await Promise.all(
      ['Uma aba', 'Outra aba'].map((text) => edit(ana, id, { text, version: 2 })),
    );
    const won = both.filter(({ status }) => status === 200).length;
    for (const answer of both) {
      if (answer.status !== 200) expectProblem(contract, answer, 409, 'post_changed');
      expectThat(answer, won === 1, {
        where: 'status',
        expected: 'um 200 e um 409 a quem edita a mesma versão ao mesmo tempo',
        got: won === 2 ? 'as duas edições da versão 2 passaram' : 'nenhuma passou',
      });
    }
    for (const json of [{ text: '' }, { text: 'a'.repeat(501) }, { text: null }])
      expectFields(contract, await edit(ana, id, json), 'text');
    for (const json of [{ visibility: 'public' }, { inReplyToId: null }, { quoteId: null }])
      expectFields(contract, await edit(ana, id, json), ...Object.keys(json));
  },
};

const AT_ONCE = 12;

const atOnce: Task = {
  id: 'edit-at-once',
  title: 'Doze edições simultâneas: doze versões, cada uma com o seu número, e nenhum texto se perde',
  needs: ['mail'],
  reread,
  alongside: true,
  deadlineMs: 40_000,
  async run(context) {
    const { ana, publish, read } = await room(context);
    const { id } = await publish(ana, 'Zero');
    const texts = Array.from({ length: AT_ONCE }, (_, index) => `Edição ${index} ${newWord(4)}`);
    for (const answer of await Promise.all(texts.map((text) => edit(ana, id, { text }))))
      answer.expectStatus(200);
    const { answer, body } = await read<Versions>(ana, `/posts/${id}/versions`);
    const numbers = body.items.map(({ version }) => version);
    const kept = new Set(body.items.map(({ text }) => text));
    const missing = ['Zero', ...texts].filter((text) => !kept.has(text));
    expectThat(answer, missing.length === 0, {
      where: 'corpo /items',
      expected: `os ${AT_ONCE + 1} textos que o post já teve`,
      got: `${missing.length} textos se perderam`,
    });
    expectEqual(
      answer,
      'corpo /items/version',
      numbers,
      Array.from({ length: AT_ONCE + 1 }, (_, index) => AT_ONCE + 1 - index),
    );
  },
};

const others: Task = {
  id: 'edit-others',
  title: 'Só quem publicou edita e apaga: 403 a quem vê o post, 404 a quem não vê, 401 a quem não entrou',
  needs: ['mail'],
  reread,
  alongside: true,
  async run(context) {
    const { contract, ana, bia, visitor, publish, read } = await room(context);
    const open = await publish(ana, 'De todos.');
    const hidden = await publish(ana, { text: 'Só meu.', visibility: 'private' });
    for (const [method, json] of [
      ['PATCH', { text: 'Invadido.' }],
      ['DELETE', undefined],
    ] as const) {
      expectProblem(contract, await ask(bia, method, `/posts/${open.id}`, json), 403, 'post_not_yours');
      expectMissing(contract, await ask(bia, method, `/posts/${hidden.id}`, json));
      for (const { id } of [open, hidden])
        expectProblem(contract, await ask(visitor, method, `/posts/${id}`, json), 401, 'unauthenticated');
    }
    for (const post of [open, hidden]) {
      const { answer, body } = await read<Post>(ana, `/posts/${post.id}`);
      expectEqual(answer, 'corpo', [body.text, body.version], [post.text, 1]);
    }
  },
};

const MOST = 50;

const full: Task = {
  id: 'edit-full',
  title: 'Um post guarda até 50 versões; a seguinte recebe 409, e ele fica como está',
  needs: ['mail'],
  reread,
  alongside: true,
  deadlineMs: 40_000,
  async run(context) {
    const { contract, ana, publish, read } = await room(context);
    const { id } = await publish(ana, 'Versão 1');
    for (let number = 2; number <= MOST; number++)
      (await edit(ana, id, { text: `Versão ${number}` })).expectStatus(200);
    expectProblem(contract, await edit(ana, id, { text: 'Uma a mais' }), 409, 'edits_full');
    const { answer, body } = await read<Versions>(ana, `/posts/${id}/versions`);
    expectEqual(answer, 'corpo /items', [body.items.length, body.items[0]?.text], [MOST, `Versão ${MOST}`]);
  },
};

export const editing: Task[] = [history, conflict, atOnce, others, full];
