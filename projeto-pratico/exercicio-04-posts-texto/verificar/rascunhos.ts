import { expectFields, expectProblem, type Task } from '@trilha/kit';
import type { Draft, Page, Post } from './formas.ts';
import {
  type Asker,
  ask,
  expectEqual,
  expectExported,
  expectMissing,
  expectThat,
  newWord,
  type Room,
  room,
  walk,
} from './sala.ts';

const reread = { file: 'README.md', heading: 'Rascunhos' };

/** Guarda um rascunho. @throws CheckFailure se a resposta não for um 201 com a forma do contrato */
export async function keep({ contract }: Room, who: Asker, json: unknown): Promise<Draft> {
  return contract.check((await ask(who, 'POST', '/drafts', json)).expectStatus(201)) as unknown as Draft;
}

export const publication = (
  who: Asker,
  { id }: Pick<Draft, 'id'>,
  json: unknown = {},
  headers: Record<string, string> = {},
) => ask(who, 'POST', `/drafts/${id}/publication`, json, headers);

const drafts: Task = {
  id: 'drafts',
  title: 'Rascunho se guarda vazio, se lê, se troca, se lista e se apaga, com os mesmos tetos do post',
  needs: ['mail'],
  reread,
  async run(context) {
    const here = await room(context);
    const { contract, read } = here;
    const dora = await context.actor();
    const empty = await keep(here, dora, {});
    const whole = { text: 'Pela metade', warning: 'Aviso', visibility: 'private' };
    const saved = await ask(dora, 'PUT', `/drafts/${empty.id}`, whole);
    const body = contract.check(saved.expectStatus(200)) as unknown as Draft & typeof whole;
    const { text, warning, visibility } = body;
    expectEqual(saved, 'corpo', { text, warning, visibility }, whole);
    for (let one = 0; one < 4; one++) await keep(here, dora, { text: `Rascunho ${one}` });
    const pages = await walk<Draft>(here, dora, '/drafts?limit=2');
    const all = pages.flatMap((page) => page.body.items);
    const { answer } = await read<Page<Draft>>(dora, '/drafts');
    expectEqual(answer, 'corpo /items', [all.length, new Set(all.map(({ id }) => id)).size], [5, 5]);
    expectExported(await ask(dora, 'GET', '/me/export'), whole.text);
    for (const [json, field] of [
      [{ text: 'a'.repeat(501) }, 'text'],
      [{ warning: 'a'.repeat(101) }, 'warning'],
      [{ visibility: 'secret' }, 'visibility'],
      [{ scheduledFor: '2030-01-01T00:00:00Z' }, 'scheduledFor'],
    ] as const) {
      expectFields(contract, await ask(dora, 'POST', '/drafts', json), field);
      expectFields(contract, await ask(dora, 'PUT', `/drafts/${empty.id}`, json), field);
    }
    (await ask(dora, 'DELETE', `/drafts/${empty.id}`)).expectStatus(204);
    for (const [method, json] of [['GET'], ['PUT', whole], ['DELETE']] as const)
      expectProblem(contract, await ask(dora, method, `/drafts/${empty.id}`, json), 404, 'draft_not_found');
  },
};

const others: Task = {
  id: 'drafts-others',
  title:
    'O rascunho é só de quem o escreveu: a qualquer outra pessoa, em toda rota, 404, e ele fica como está',
  needs: ['mail'],
  reread,
  alongside: true,
  async run(context) {
    const here = await room(context);
    const { contract, ana, bia, visitor, read } = here;
    const draft = await keep(here, ana, { text: `Segredo ${newWord()}` });
    for (const [method, path, json] of [
      ['GET', ''],
      ['PUT', '', { text: 'Invadido.' }],
      ['POST', '/publication', {}],
      ['POST', '/publication', { at: new Date(Date.now() + 3_600_000).toISOString() }],
      ['DELETE', '/publication'],
      ['DELETE', ''],
    ] as const) {
      const url = `/drafts/${draft.id}${path}`;
      expectProblem(contract, await ask(bia, method, url, json), 404, 'draft_not_found');
      expectProblem(contract, await ask(visitor, method, url, json), 401, 'unauthenticated');
    }
    const seen = await read<Draft>(ana, `/drafts/${draft.id}`);
    expectEqual(seen.answer, 'corpo', [seen.body.text, seen.body.scheduledFor], [draft.text, null]);
    const list = await ask(bia, 'GET', '/drafts?limit=50');
    expectThat(list.expectStatus(200), !list.body.includes(draft.id), {
      where: 'corpo /items',
      expected: 'só os rascunhos de quem pede',
      got: 'o de outra pessoa',
    });
  },
};

const AT_ONCE = 8;

const published: Task = {
  id: 'drafts-publish',
  title: 'Publicar um rascunho dá o post e o rascunho some; oito cliques ao mesmo tempo, um post só',
  needs: ['mail'],
  reread,
  alongside: true,
  async run(context) {
    const here = await room(context);
    const { contract, ana, visitor, read } = here;
    const [tag, key] = [newWord(), newWord()];
    const draft = await keep(here, ana, { text: `Do rascunho #${tag}`, warning: 'Aviso' });
    const answers = await Promise.all(Array.from({ length: AT_ONCE }, () => publication(ana, draft)));
    const won = answers.filter(({ status }) => status === 201);
    for (const answer of answers)
      if (answer.status !== 201) expectProblem(contract, answer, 404, 'draft_not_found');
    const list = await read(visitor, `/tags/${tag}/posts`);
    expectThat(list.answer, won.length === 1 && list.body.items.length === 1, {
      where: 'corpo /items',
      expected: 'um 201 e um post',
      got: `${won.length} cliques publicaram`,
    });
    expectEqual(list.answer, 'corpo /items/0/warning', list.body.items[0]?.warning, 'Aviso');
    expectProblem(contract, await ask(ana, 'GET', `/drafts/${draft.id}`), 404, 'draft_not_found');
    const again = await keep(here, ana, { text: 'Com chave.' });
    const [first, second] = [
      await publication(ana, again, {}, { 'idempotency-key': key }),
      await publication(ana, again, {}, { 'idempotency-key': key }),
    ];
    const ids = [first, second].map((answer) => contract.check(answer.expectStatus(201)).id);
    expectEqual(second, 'corpo /id', ids[1], ids[0]);
    const empty = await keep(here, ana, {});
    expectFields(contract, await publication(ana, empty), 'text');
    (await ask(ana, 'GET', `/drafts/${empty.id}`)).expectStatus(200);
  },
};

const MOST = 100;

const full: Task = {
  id: 'drafts-full',
  title: 'Cabem cem rascunhos por pessoa, também quando chegam juntos; o seguinte recebe 409',
  needs: ['mail'],
  reread,
  alongside: true,
  deadlineMs: 40_000,
  async run(context) {
    const here = await room(context);
    const dora = await context.actor();
    const spec = { method: 'POST', path: '/api/v1/drafts', timeoutMs: 10 * dora.http.patienceMs };
    const answers = await Promise.all(
      Array.from({ length: MOST + 5 }, (_, index) =>
        dora.send({ ...spec, json: { text: `Rascunho ${index}` } }),
      ),
    );
    const kept = answers.filter(({ status }) => status === 201).length;
    for (const answer of answers)
      if (answer.status !== 201) expectProblem(here.contract, answer, 409, 'drafts_full');
    const list = await here.read<Page<Draft>>(dora, '/drafts');
    expectEqual(list.answer, 'corpo /items', kept, MOST);
  },
};

const impossible: Task = {
  id: 'drafts-impossible',
  title: 'Publicar a resposta a um post que sumiu é recusado com a frase certa, e o rascunho continua ali',
  needs: ['mail'],
  reread,
  alongside: true,
  async run(context) {
    const here = await room(context);
    const { contract, ana, publish, read } = here;
    const parent: Post = await publish(ana, 'Vai sumir.');
    const draft = await keep(here, ana, { text: 'Resposta.', inReplyToId: parent.id });
    (await ask(ana, 'DELETE', `/posts/${parent.id}`)).expectStatus(204);
    expectMissing(contract, await publication(ana, draft));
    const { answer, body } = await read<Draft>(ana, `/drafts/${draft.id}`);
    expectEqual(answer, 'corpo /text', body.text, 'Resposta.');
  },
};

export const drafting: Task[] = [drafts, others, published, full, impossible];
