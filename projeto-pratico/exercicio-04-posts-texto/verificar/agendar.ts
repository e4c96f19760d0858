import { Actor, eventually, expectFields, expectProblem, laps, type Task, withAnother } from '@trilha/kit';
import type { Draft } from './formas.ts';
import { keep, publication } from './rascunhos.ts';
import { type Asker, ask, expectEqual, expectThat, newWord, type Room, room } from './sala.ts';

const reread = { file: 'README.md', heading: 'Publicar mais tarde' };

/** A fila de tarefas pode olhar o relógio de tempos em tempos: o que passa disto já é atraso. */
const LATE_MS = 15_000;
const HOUR_MS = 3_600_000;
const YEAR_MS = 366 * 86_400_000;

/** Daqui a pouco: tempo de sobra para o que se pede antes da hora, também em uma máquina cheia. */
const soonFor = ({ ana }: Room) => 1_500 + ana.http.marginMs;

const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();

/** Agenda, e devolve o rascunho. @throws CheckFailure se a resposta não for um 202 com a forma do contrato */
async function schedule({ contract }: Room, who: Asker, draft: Draft, ms: number): Promise<Draft> {
  const at = inMs(ms);
  const answer = (await publication(who, draft, { at })).expectStatus(202);
  const body = contract.check(answer) as unknown as Draft;
  expectThat(answer, Date.parse(body.scheduledFor ?? '') === Date.parse(at), {
    where: 'corpo /scheduledFor',
    expected: at,
    got: String(body.scheduledFor),
  });
  return body;
}

const later: Task = {
  id: 'schedule',
  title: 'O agendado sai na hora, uma vez; antes disso ninguém o vê, e dá para editar, desfazer e apagar',
  needs: ['mail'],
  reread,
  deadlineMs: 60_000,
  async run(context) {
    const here = await room(context);
    const { contract, ana, read } = here;
    const tag = newWord();
    const draft = await keep(here, ana, { text: `Antes #${tag}` });
    for (const at of [
      inMs(-60_000),
      inMs(0),
      inMs(YEAR_MS),
      '2030-01-01T10:00:00',
      '2030-01-01',
      'amanhã',
      1,
      null,
    ])
      expectFields(contract, await publication(ana, draft, { at }), 'at');
    const [undone, erased] = [
      await keep(here, ana, { text: `Desfeito #${tag}` }),
      await keep(here, ana, { text: `Apagado #${tag}` }),
    ];
    const moved = await keep(here, ana, { text: `Adiado #${tag}` });
    const soon = soonFor(here);
    for (const one of [undone, erased, moved, draft]) await schedule(here, ana, one, soon);
    await schedule(here, ana, moved, HOUR_MS);
    (await ask(ana, 'PUT', `/drafts/${draft.id}`, { text: `Na hora #${tag}` })).expectStatus(200);
    (await ask(ana, 'DELETE', `/drafts/${erased.id}`)).expectStatus(204);
    const answer = (await ask(ana, 'DELETE', `/drafts/${undone.id}/publication`)).expectStatus(200);
    expectEqual(answer, 'corpo /scheduledFor', contract.check(answer).scheduledFor, null);
    const seen = await read<Draft>(ana, `/drafts/${draft.id}`);
    expectThat(seen.answer, seen.body.scheduledFor !== null, {
      where: 'corpo /scheduledFor',
      expected: 'a mesma hora: editar não desfaz o agendamento',
      got: 'null',
    });
    await eventually(
      soon + LATE_MS,
      async () =>
        void expectProblem(contract, await ask(ana, 'GET', `/drafts/${draft.id}`), 404, 'draft_not_found'),
    );
    // O segundo, se houvesse, sairia logo depois do primeiro.
    await laps(here.visitor, 20);
    const list = await read(here.visitor, `/tags/${tag}/posts`);
    expectEqual(
      list.answer,
      'corpo /items',
      list.body.items.map(({ text }) => text),
      [`Na hora #${tag}`],
    );
    expectThat(
      list.answer,
      Date.parse(list.body.items[0]?.createdAt ?? '') >= Date.parse(seen.body.scheduledFor ?? ''),
      {
        where: 'corpo /items/0/createdAt',
        expected: `o instante em que saiu, depois de ${seen.body.scheduledFor}`,
        got: String(list.body.items[0]?.createdAt),
      },
    );
    for (const { id } of [undone, moved]) (await ask(ana, 'GET', `/drafts/${id}`)).expectStatus(200);
  },
};

const TOGETHER = 10;

const killed: Task = {
  id: 'schedule-kill',
  title: 'Dois processos na mesma fila e kill -9 em um na hora marcada: cada agendado sai, e uma vez só',
  needs: ['process', 'mail'],
  reread,
  alongside: true,
  deadlineMs: 60_000,
  async run(context) {
    const here = await room(context);
    const { contract, ana, visitor, read } = here;
    const tag = newWord();
    const texts = Array.from({ length: TOGETHER }, (_, index) => `Agendado ${index} #${tag}`);
    const soon = soonFor(here);
    let drafts: Draft[] = [];
    await withAnother(context.launch, {}, async ({ http, process }) => {
      const doomed = new Actor(ana.person, http, ana.headers);
      drafts = await Promise.all(texts.map((text) => keep(here, doomed, { text })));
      await Promise.all(drafts.map((draft) => schedule(here, doomed, draft, soon)));
      await eventually(soon + LATE_MS, async () => {
        const { answer, body } = await read(visitor, `/tags/${tag}/posts?limit=50`);
        expectThat(answer, body.items.length > 0, { where: 'corpo', expected: 'o primeiro', got: 'nenhum' });
      });
      await process.kill();
    });
    await eventually(2 * LATE_MS, async () => {
      for (const { id } of drafts)
        expectProblem(contract, await ask(ana, 'GET', `/drafts/${id}`), 404, 'draft_not_found');
    });
    await laps(visitor, 20);
    const { answer, body } = await read(visitor, `/tags/${tag}/posts?limit=50`);
    const seen = new Set(body.items.map(({ text }) => text));
    expectThat(answer, seen.size === TOGETHER && body.items.length === TOGETHER, {
      where: 'corpo /items',
      expected: `os ${TOGETHER} agendados, uma vez cada`,
      got: `${body.items.length} posts de ${seen.size} agendados`,
    });
  },
};

const impossible: Task = {
  id: 'schedule-impossible',
  title: 'O agendado que ficou impossível não sai: volta a ser rascunho e diz, em português, por quê',
  needs: ['mail'],
  reread,
  alongside: true,
  deadlineMs: 60_000,
  async run(context) {
    const here = await room(context);
    const { ana, bia, publish, read, visitor } = here;
    const tag = newWord();
    const parent = await publish(bia, 'Vai sumir.');
    const draft = await keep(here, ana, { text: `Resposta #${tag}`, inReplyToId: parent.id });
    const soon = soonFor(here);
    await schedule(here, ana, draft, soon);
    (await ask(bia, 'DELETE', `/posts/${parent.id}`)).expectStatus(204);
    await eventually(soon + LATE_MS, async () => {
      const { answer, body } = await read<Draft>(ana, `/drafts/${draft.id}`);
      expectThat(answer, body.scheduledFor === null && /\p{L}{3}/u.test(body.problem ?? ''), {
        where: 'corpo /problem',
        expected: 'a razão, e scheduledFor nulo',
        got: JSON.stringify({ problem: body.problem, scheduledFor: body.scheduledFor }),
      });
    });
    const list = await read(visitor, `/tags/${tag}/posts`);
    expectEqual(list.answer, 'corpo /items', list.body.items, []);
  },
};

export const scheduling: Task[] = [later, killed, impossible];
