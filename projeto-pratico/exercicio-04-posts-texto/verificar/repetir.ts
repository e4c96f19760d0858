import {
  Actor,
  type Answer,
  type Contract,
  eventually,
  expectProblem,
  type HttpClient,
  NoAnswer,
  type Task,
  withAnother,
} from '@trilha/kit';
import type { Post } from './formas.ts';
import {
  type Asker,
  ask,
  expectEqual,
  expectMissing,
  expectThat,
  idsOf,
  newWord,
  refuse,
  room,
} from './sala.ts';

const reread = { file: 'README.md', heading: 'Repetir sem duplicar' };

const keyed = (who: Asker, key: string, json: unknown): Promise<Answer> =>
  ask(who, 'POST', '/posts', json, { 'idempotency-key': key });

const postIn = (contract: Contract, answer: Answer): Post =>
  contract.check(answer.expectStatus(201)) as unknown as Post;

const replays: Task = {
  id: 'idempotency-replay',
  title: 'A mesma chave com o mesmo corpo dá o mesmo post, como ele está agora, e avisa que repetiu',
  needs: ['mail'],
  reread,
  async run(context) {
    const { contract, ana } = await room(context);
    const [key, json] = [newWord(), { text: `Uma vez só, ${newWord()}.` }];
    const first = await keyed(ana, `"${key}"`, json);
    const { id } = postIn(contract, first);
    (await ask(ana, 'PATCH', `/posts/${id}`, { text: 'Editado.' })).expectStatus(200);
    for (const form of [`"${key}"`, key]) {
      const again = await keyed(ana, form, json);
      const { id: same, text, version } = postIn(contract, again);
      expectEqual(again, 'corpo', { id: same, text, version }, { id, text: 'Editado.', version: 2 });
      again.expectHeader('idempotency-replayed', /^true$/u, 'idempotency-replayed: true');
      expectEqual(again, 'cabeçalho location', again.header('location'), first.header('location'));
    }
    expectEqual(first, 'cabeçalho idempotency-replayed', first.header('idempotency-replayed'), '');
    const other = await keyed(ana, newWord(), json);
    expectThat(other, postIn(contract, other).id !== id, {
      where: 'corpo /id',
      expected: 'outra chave, outro post',
      got: 'o mesmo post',
    });
  },
};

const BAD_KEYS = ['""', '"', 'a'.repeat(256), 'com espaço', 'ch\u00e1ve', '"aberta', 'a\tb'];

const reused: Task = {
  id: 'idempotency-reused',
  title: 'A mesma chave com outro corpo: 422; chave vazia, longa demais ou com acento: 400',
  needs: ['mail'],
  reread,
  alongside: true,
  async run(context) {
    const { contract, ana } = await room(context);
    const key = newWord();
    postIn(contract, await keyed(ana, key, { text: 'Um.' }));
    for (const json of [
      { text: 'Dois.' },
      { text: 'Um.', visibility: 'private' },
      { text: 'Um.', warning: 'a' },
    ])
      expectProblem(contract, await keyed(ana, key, json), 422, 'idempotency_key_reused');
    for (const bad of BAD_KEYS)
      expectProblem(contract, await keyed(ana, bad, { text: 'Um.' }), 400, 'idempotency_key_invalid');
    // Quem corta a chave ou a compara sem olhar maiúsculas (a colação de muitos bancos) toma duas por uma.
    const long = 'k'.repeat(254 - key.length) + key;
    for (const other of [`${long}a`, `${long}b`, `${key}a`, key.toUpperCase()])
      postIn(contract, await keyed(ana, other, { text: `Com ${other.slice(-9)}.` }));
  },
};

const perPerson: Task = {
  id: 'idempotency-person',
  title: 'A chave é de cada pessoa: a mesma em outra conta é outro post, e não conta nada do primeiro',
  needs: ['mail'],
  reread,
  alongside: true,
  async run(context) {
    const { contract, ana, bia } = await room(context);
    const [key, json] = [newWord(), { text: `Segredo ${newWord()}.`, visibility: 'private' }];
    const mine = await keyed(ana, key, json);
    const hers = await keyed(bia, key, json);
    const [one, two] = [postIn(contract, mine), postIn(contract, hers)];
    expectThat(hers, one.id !== two.id && two.author.handle === bia.person.handle, {
      where: 'corpo',
      expected: 'um post de quem pediu',
      got: `o post de ${two.author.handle}`,
    });
    postIn(contract, await keyed(bia, key, json));
  },
};

const AT_ONCE = 50;

const atOnce: Task = {
  id: 'idempotency-at-once',
  title: 'Cinquenta pedidos simultâneos com a mesma chave: um post só',
  needs: ['mail'],
  reread,
  alongside: true,
  deadlineMs: 40_000,
  async run(context) {
    const { contract, ana, read, visitor } = await room(context);
    const word = newWord();
    const spec = {
      method: 'POST',
      path: '/api/v1/posts',
      json: { text: `Um só #${word}` },
      headers: { 'idempotency-key': word },
      timeoutMs: 10 * ana.http.patienceMs,
    };
    const answers = await Promise.all(Array.from({ length: AT_ONCE }, () => ana.send(spec)));
    const ids = new Set<string>();
    for (const answer of answers) {
      if (answer.status === 201) ids.add(postIn(contract, answer).id);
      else expectProblem(contract, answer, 409, 'idempotency_in_progress');
    }
    const { answer, body } = await read(visitor, `/tags/${word}/posts`);
    expectThat(answer, ids.size === 1 && body.items.length === 1, {
      where: 'corpo /items',
      expected: 'um post na lista, e o id dele em todas as respostas',
      got: `${ids.size} posts diferentes`,
    });
  },
};

const refused: Task = {
  id: 'idempotency-refused',
  title: 'O pedido recusado não gasta a chave: corrigido, publica',
  needs: ['mail'],
  reread,
  alongside: true,
  async run(context) {
    const { ana, publish } = await room(context);
    const gone = (await publish(ana, 'Vai sumir.')).id;
    (await ask(ana, 'DELETE', `/posts/${gone}`)).expectStatus(204);
    for (const wrong of [{ text: '' }, { text: 'a', inReplyToId: gone }, { text: 'a', x: 1 }]) {
      const key = newWord();
      for (const _ of ['uma vez', 'outra vez']) {
        const answer = await keyed(ana, key, wrong);
        expectThat(answer, [400, 404].includes(answer.status), {
          where: 'status',
          expected: 'a mesma recusa de sempre, 400 ou 404',
          got: `status ${answer.status}`,
        });
      }
      const right = await keyed(ana, key, { text: 'Agora sim.' });
      expectThat(right, right.status === 201, {
        where: 'status',
        expected: '201: o pedido corrigido, com a mesma chave',
        got: `status ${right.status}: a recusa gastou a chave`,
      });
    }
  },
};

const deleted: Task = {
  id: 'idempotency-deleted',
  title: 'Apagado o post, a repetição responde 404 e não publica de novo',
  needs: ['mail'],
  reread,
  alongside: true,
  async run(context) {
    const { contract, ana, read, visitor } = await room(context);
    const [key, word] = [newWord(), newWord()];
    const json = { text: `Sumiu #${word}` };
    const { id } = postIn(contract, await keyed(ana, key, json));
    (await ask(ana, 'DELETE', `/posts/${id}`)).expectStatus(204);
    for (const _ of ['uma vez', 'outra vez']) expectMissing(contract, await keyed(ana, key, json));
    const list = await read(visitor, `/tags/${word}/posts`);
    expectEqual(list.answer, 'corpo /items', idsOf(list.body), []);
  },
};

const POSTS = 12;
/** Mata-se o processo com tantos já respondidos: os outros estão em algum ponto do caminho. */
const ANSWERED = 4;

const crash: Task = {
  id: 'idempotency-crash',
  title: 'Queda entre gravar e responder, do banco ou do processo: repetir dá um post, nunca dois nem nenhum',
  needs: ['process', 'database', 'mail'],
  reread,
  deadlineMs: 40_000,
  async run(context) {
    const { ana, read, visitor } = await room(context);
    const word = newWord();
    const send = (who: Asker, number: number) =>
      keyed(who, `${word}-${number}`, { text: `Número ${number} #${word}` });
    const proxy = await context.database().twin();
    await withAnother(context.launch, { DATABASE_URL: proxy.url }, async ({ http, process }) => {
      const doomed = new Actor(ana.person, http, ana.headers);
      // O banco confirma, e a conexão cai antes de o servidor saber: ele não tem como dizer se publicou.
      proxy.cutAfter(/^\s*(?:commit|end)\b/iu);
      await orCut(send(doomed, 0));
      let answered = 0;
      await Promise.all(
        Array.from({ length: POSTS - 1 }, async (_, index) => {
          const answer = await orCut(send(doomed, index + 1));
          if (answer !== undefined) answered += 1;
          if (answered >= ANSWERED) await process.kill();
        }),
      );
    });
    await proxy.close();
    for (let number = 0; number < POSTS; number++) await settles(() => send(ana, number), ana.http);
    const { answer, body } = await read(visitor, `/tags/${word}/posts?limit=50`);
    const texts = body.items.map(({ text }) => text).sort();
    expectThat(answer, new Set(texts).size === POSTS && texts.length === POSTS, {
      where: 'corpo /items',
      expected: `cada um dos ${POSTS} posts, uma vez`,
      got: `${texts.length} posts, ${new Set(texts).size} diferentes`,
    });
  },
};

/** A transação de quem morreu pode levar um instante a acabar: até lá, 409 ou 503 são respostas honestas. */
async function settles(send: () => Promise<Answer>, { patienceMs }: HttpClient): Promise<void> {
  await eventually(patienceMs, async () => void (await send()).expectStatus(201));
}

async function orCut(request: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await request;
  } catch (error) {
    if (error instanceof NoAnswer && error.kind !== 'timeout') return undefined;
    throw error;
  }
}

const expires: Task = {
  id: 'idempotency-expires',
  title: 'Passado o prazo, a chave volta a ser uma chave qualquer',
  needs: ['process', 'mail'],
  reread,
  alongside: true,
  async run(context) {
    const { contract, ana } = await room(context);
    await withAnother(context.launch, { IDEMPOTENCY_TTL_SECONDS: '1' }, async ({ http }) => {
      const who = new Actor(ana.person, http, ana.headers);
      const [key, json] = [newWord(), { text: 'De novo.' }];
      const { id } = postIn(contract, await keyed(who, key, json));
      await eventually(1_000 + http.marginMs, async () => {
        const again = await keyed(who, key, json);
        if (postIn(contract, again).id === id)
          refuse('outro post, passado o prazo', 'o mesmo', 'a mesma chave');
      });
    });
  },
};

export const repeating: Task[] = [replays, reused, perPerson, atOnce, refused, deleted, crash, expires];
