import { type Answer, type Contract, eventually, expectProblem, type Task } from '@trilha/kit';
import type { Poll, Post } from './formas.ts';
import { type Asker, ask, expectEqual, expectMissing, expectThat, type Room, room } from './sala.ts';

const reread = { file: 'README.md', heading: 'Enquetes' };

const vote = (who: Asker, { id }: Pick<Post, 'id'>, ...choices: unknown[]) =>
  ask(who, 'PUT', `/posts/${id}/vote`, { choices });

const open = ({ publish, ana }: Room, more: object = {}, post: object = {}) =>
  publish(ana, {
    text: 'E então?',
    poll: { options: ['Sim', 'Não', 'Talvez'], durationSeconds: 3_600, ...more },
    ...post,
  });

const pollOf = async ({ read }: Room, who: Asker, { id }: Post) => {
  const { answer, body } = await read<Post>(who, `/posts/${id}`);
  const poll = body.poll ?? answer.refuse({ where: 'corpo /poll', expected: 'a enquete', got: 'null' });
  return { answer, poll };
};

const numbersOf = ({ options, voters, viewerChoices }: Poll) => [
  options.map(({ votes }) => votes),
  voters,
  viewerChoices,
];

/** Recusa de um campo, ou de um pedaço dele: `poll`, `poll.options.1`. */
function expectRefused(contract: Contract, answer: Answer, field: string): void {
  const { errors } = expectProblem(contract, answer, 400, 'validation_failed');
  const named = (errors as { field: string }[]).some((error) => error.field.split('.')[0] === field);
  expectThat(answer, named, {
    where: 'corpo /errors',
    expected: `um item para ${field}, ou para um pedaço dele`,
    got: JSON.stringify(errors),
  });
}

const secrecy: Task = {
  id: 'poll-secrecy',
  title: 'Os números da enquete aberta são de quem votou e de quem a fez; aos outros, null em toda parte',
  needs: ['mail'],
  reread,
  async run(context) {
    const here = await room(context);
    const { ana, bia, caio, visitor, contract, read } = here;
    const post = await open(here);
    const answer = await vote(bia, post, 2);
    const { poll } = contract.check(answer.expectStatus(200)) as unknown as Post;
    expectEqual(answer, 'corpo /poll', poll && numbersOf(poll), [[0, 0, 1], 1, [2]]);
    const blind = [[null, null, null], null, null];
    for (const [who, wanted] of [
      [visitor, blind],
      [caio, blind],
      [ana, [[0, 0, 1], 1, null]],
      [bia, [[0, 0, 1], 1, [2]]],
    ] as const) {
      const seen = await pollOf(here, who, post);
      const mine = numbersOf(seen.poll);
      // Quem não votou pode receber uma lista vazia: diz o mesmo.
      if (JSON.stringify(mine[2]) === '[]') mine[2] = null;
      expectEqual(seen.answer, 'corpo /poll', mine, wanted);
    }
    const profile = await read(visitor, `/users/${ana.person.handle}/posts`);
    const listed = profile.body.items.find(({ id }) => id === post.id)?.poll;
    expectEqual(profile.answer, 'corpo /items/poll', listed?.voters, null);
  },
};

const choices: Task = {
  id: 'poll-vote',
  title:
    'Voto vazio, fora, repetido ou demais: 400; trocar enquanto aberta vale; quem fez a enquete não vota',
  needs: ['mail'],
  reread,
  alongside: true,
  async run(context) {
    const here = await room(context);
    const { ana, bia, caio, visitor, contract, publish } = here;
    const single = await open(here);
    const many = await open(here, { multiple: true });
    for (const wrong of [[], [3], [-1], [0.5], ['0'], [0, 0], [null], [0, 1]])
      expectRefused(contract, await vote(bia, single, ...wrong), 'choices');
    for (const wrong of [[], [0, 3], [1, 1], [0, 1, 2, 0]])
      expectRefused(contract, await vote(bia, many, ...wrong), 'choices');
    for (const [choice, wanted] of [
      [0, [1, 0, 0]],
      [1, [0, 1, 0]],
      [1, [0, 1, 0]],
    ] as const) {
      const answer = await vote(bia, single, choice);
      const { poll } = contract.check(answer.expectStatus(200)) as unknown as Post;
      expectEqual(answer, 'corpo /poll', poll && numbersOf(poll), [wanted, 1, [choice]]);
    }
    (await vote(bia, many, 0, 2)).expectStatus(200);
    const answer = await vote(caio, many, 2);
    const { poll } = contract.check(answer.expectStatus(200)) as unknown as Post;
    expectEqual(answer, 'corpo /poll', poll && numbersOf(poll), [[1, 0, 2], 2, [2]]);
    expectProblem(contract, await vote(ana, single, 0), 403, 'poll_is_yours');
    expectProblem(contract, await vote(visitor, single, 0), 401, 'unauthenticated');
    expectProblem(contract, await vote(bia, await publish(ana, 'Sem enquete.'), 0), 409, 'poll_missing');
    const hidden = await open(here, {}, { visibility: 'followers' });
    expectMissing(contract, await vote(bia, hidden, 0));
  },
};

const closes: Task = {
  id: 'poll-close',
  title: 'Encerrada, a enquete não recebe voto nem troca, e mostra os números a todos',
  needs: ['mail'],
  reread,
  alongside: true,
  deadlineMs: 30_000,
  async run(context) {
    const here = await room(context);
    const { bia, caio, visitor, contract } = here;
    // Tempo de sobra para um voto, também em uma máquina cheia.
    const durationSeconds = Math.ceil(1 + bia.http.marginMs / 1_000);
    const post = await open(here, { durationSeconds });
    (await vote(bia, post, 1)).expectStatus(200);
    await eventually(1_000 * durationSeconds + bia.http.marginMs, async () => {
      const { answer, poll } = await pollOf(here, visitor, post);
      expectEqual(answer, 'corpo /poll/closed', poll.closed, true);
    });
    const { answer, poll } = await pollOf(here, visitor, post);
    expectEqual(answer, 'corpo /poll', numbersOf(poll).slice(0, 2), [[0, 1, 0], 1]);
    for (const who of [bia, caio]) expectProblem(contract, await vote(who, post, 0), 409, 'poll_closed');
  },
};

const AT_ONCE = 12;

const atOnce: Task = {
  id: 'poll-at-once',
  title: 'Votos simultâneos da mesma pessoa deixam uma cédula só, e os de várias somam certo',
  needs: ['mail'],
  reread,
  alongside: true,
  deadlineMs: 30_000,
  async run(context) {
    const here = await room(context);
    const { ana, bia, caio } = here;
    const post = await open(here);
    const answers = await Promise.all(
      Array.from({ length: AT_ONCE }, (_, index) => [
        vote(bia, post, index % 3),
        vote(caio, post, index % 2),
      ]).flat(),
    );
    for (const answer of answers) answer.expectStatus(200);
    const { answer, poll } = await pollOf(here, ana, post);
    const total = poll.options.reduce((sum, { votes }) => sum + (votes ?? 0), 0);
    expectThat(answer, total === 2 && poll.voters === 2, {
      where: 'corpo /poll',
      expected: 'duas cédulas: uma de cada pessoa',
      got: `${total} votos de ${poll.voters} pessoas`,
    });
  },
};

/** Cada enquete que não se aceita. */
const WRONG: object[] = [
  { options: ['Só uma'] },
  { options: ['1', '2', '3', '4', '5', '6', '7'] },
  { options: ['Sim', 'Sim'] },
  { options: ['Sim', ' Sim\u200b '] },
  { options: ['Sim', ''] },
  { options: ['Sim', 'a'.repeat(51)] },
  { options: 'Sim' },
  { options: ['Sim', 1] },
  { durationSeconds: 0 },
  { durationSeconds: 2_592_001 },
  { durationSeconds: 1.5 },
  { durationSeconds: '60' },
  { multiple: 'sim' },
  { votes: [10, 0] },
];

const fields: Task = {
  id: 'poll-fields',
  title:
    'Enquete com opção demais, de menos, repetida ou comprida, ou com prazo fora do que vale: 400 em poll',
  needs: ['mail'],
  reread,
  alongside: true,
  async run(context) {
    const { contract, ana, publish } = await room(context);
    for (const wrong of WRONG) {
      const poll = { options: ['Sim', 'Não'], durationSeconds: 3_600, ...wrong };
      const answer = await ask(ana, 'POST', '/posts', { text: 'E então?', poll });
      expectRefused(contract, answer, 'poll');
    }
    const poll = { options: ['🇧🇷'.repeat(50), '👍'], durationSeconds: 2_592_000 };
    const { poll: made } = await publish(ana, { text: 'E então?', poll });
    expectThat(await ask(ana, 'GET', '/posts'), made?.options[0]?.text === poll.options[0], {
      where: 'corpo /poll/options/0',
      expected: 'a opção de 50 grafemas como foi escrita',
      got: String(made?.options[0]?.text),
    });
  },
};

export const polls: Task[] = [secrecy, choices, closes, atOnce, fields];
