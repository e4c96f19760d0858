import { waitFor } from '@trilha/services';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Building } from '#app/building.ts';
import { statement, type Tx } from '#kernel/db.ts';
import { hasDatabase, usePalco } from './support/palco.ts';
import { newPerson, PASSWORD, type Person, visitor } from './support/person.ts';

const DAY = 86_400;
const SNACKS = ['pastel', 'coxinha', 'pão de queijo'];
const NO_NUMBERS = SNACKS.map((text) => ({ text, votes: null }));

const CROWD = statement(
  'test.crowd',
  `insert into users.users (id, handle, name, email, email_key, password_hash, created_at)
   select gen_random_uuid(), 'multidao_' || n, 'Alguém', 'm' || n || '@x.br', 'm' || n || '@x.br', '', now()
   from generate_series(1, 200) n returning id`,
);

const BLOCKED = statement(
  'test.blocked',
  `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
);
const LEFT = statement(
  'test.left_polls',
  'select post_id from polls.polls where post_id = $1 union select post_id from polls.ballots where post_id = $1',
);

/** O que um teste põe entre ler a enquete e gravar o voto, na transação dele. */
let beforeVote: (() => Promise<void>) | null = null;

function watchVotes(building: Building): void {
  const { db } = building;
  const watched = (tx: Tx): Tx => ({
    ...tx,
    async query(command, values) {
      if (command.name === 'polls.vote') await beforeVote?.();
      return tx.query(command, values);
    },
  });
  building.db = { ...db, transaction: (work) => db.transaction((tx) => work(watched(tx))) };
}

const time = { now: Date.parse('2026-11-30T12:00:00Z') };

describe.runIf(hasDatabase())('enquetes', () => {
  const palco = usePalco({ pollMinSeconds: 60 }, { now: () => new Date(time.now) }, watchVotes);
  let author: Person;
  beforeEach(async () => {
    beforeVote = null;
    time.now = Date.parse('2026-11-30T12:00:00Z');
    author = await newPerson(palco);
  });

  const ask = async (poll: object = {}, post: object = {}): Promise<string> => {
    const whole = { options: SNACKS, durationSeconds: DAY, ...poll };
    const { status, body } = await author.call('POST', '/api/v1/posts', {
      text: 'qual?',
      poll: whole,
      ...post,
    });
    expect(status, JSON.stringify(body)).toBe(201);
    return body.id;
  };
  const vote = (who: Person, id: string, ...choices: unknown[]) =>
    who.call('PUT', `/api/v1/posts/${id}/vote`, { choices });
  const pollSeenBy = async (who: Person, id: string) =>
    (await who.call('GET', `/api/v1/posts/${id}`)).body.poll;
  const votesIn = (poll: { options: { votes: number }[] }) => poll.options.map(({ votes }) => votes);
  const someone = visitor(palco);

  test('os números só aparecem a quem votou, ao autor, ou depois de encerrada', async () => {
    const id = await ask();
    const [voter, reader] = [await newPerson(palco), await newPerson(palco)];
    const answer = await vote(voter, id, 1);
    expect(answer.status).toBe(200);
    const hidden = {
      options: NO_NUMBERS,
      multiple: false,
      closesAt: '2026-12-01T12:00:00.000Z',
      closed: false,
      voters: null,
      viewerChoices: null,
    };
    const counted = {
      ...hidden,
      options: NO_NUMBERS.map((option, n) => ({ ...option, votes: n === 1 ? 1 : 0 })),
      voters: 1,
    };
    expect(answer.body.poll).toEqual({ ...counted, viewerChoices: [1] });
    expect(await pollSeenBy(author, id)).toEqual(counted);
    for (const who of [reader, someone]) {
      expect(await pollSeenBy(who, id)).toEqual(hidden);
      const { items } = (await who.call('GET', '/api/v1/posts')).body;
      expect(items.find((post: { id: string }) => post.id === id).poll).toEqual(hidden);
    }
    time.now += DAY * 1_000;
    expect(await pollSeenBy(someone, id)).toEqual({ ...counted, closed: true });
  });

  test('troca-se o voto enquanto está aberta; o último instante é do relógio', async () => {
    const id = await ask();
    const voter = await newPerson(palco);
    await vote(voter, id, 0);
    expect(votesIn((await vote(voter, id, 2)).body.poll)).toEqual([0, 0, 1]);
    time.now += DAY * 1_000 - 1;
    expect((await vote(voter, id, 1)).status).toBe(200);
    time.now += 1;
    expect(await vote(voter, id, 0)).toMatchObject({ status: 409, body: { code: 'poll_closed' } });
    expect(votesIn(await pollSeenBy(voter, id))).toEqual([0, 1, 0]);
  });

  test('múltipla: votantes contam uma vez, e cada escolha a sua', async () => {
    const id = await ask({ multiple: true });
    for (const choices of [[2, 0], [0], [1, 0, 2]]) await vote(await newPerson(palco), id, ...choices);
    const poll = await pollSeenBy(author, id);
    expect([poll.voters, votesIn(poll)]).toEqual([3, [3, 1, 2]]);
  });

  test('voto que não existe é recusado no campo, e não conta', async () => {
    const id = await ask();
    const voter = await newPerson(palco);
    for (const choices of [[], [3], [-1], [0, 0], [0, 1], [0.5], ['0'], [null], [1e9], 'x', {}]) {
      const { status, body } = await voter.call('PUT', `/api/v1/posts/${id}/vote`, { choices });
      expect([status, body.errors?.[0]?.field.split('.')[0]], JSON.stringify(choices)).toEqual([
        400,
        'choices',
      ]);
    }
    expect((await pollSeenBy(author, id)).voters).toBe(0);
  });

  test('enquete torta é recusada no campo, e o post não nasce', async () => {
    const long = 'é'.repeat(51);
    const wrong: [object, string][] = [
      [{ options: ['só uma'] }, 'poll.options'],
      [{ options: Array.from({ length: 7 }, (_, n) => `${n}`) }, 'poll.options'],
      [{ options: ['a', ''] }, 'poll.options.1'],
      [{ options: ['a', ' \u200b '] }, 'poll.options.1'],
      [{ options: ['é', 'e\u0301'] }, 'poll.options.1'],
      [{ options: ['a', long] }, 'poll.options.1'],
      [{ durationSeconds: 59 }, 'poll.durationSeconds'],
      [{ durationSeconds: 2_592_001 }, 'poll.durationSeconds'],
      [{ durationSeconds: 60.5 }, 'poll.durationSeconds'],
      [{ multiple: 'sim' }, 'poll.multiple'],
      [{ extra: 1 }, 'poll.extra'],
    ];
    for (const [change, field] of wrong) {
      const poll = { options: SNACKS, durationSeconds: DAY, ...change };
      const { status, body } = await author.call('POST', '/api/v1/posts', { text: 'x', poll });
      expect([status, body.errors?.[0]?.field], JSON.stringify(change)).toEqual([400, field]);
    }
    expect((await someone.call('GET', `/api/v1/users/${author.handle}/posts`)).body.items).toEqual([]);
  });

  test('cinquenta famílias de emojis cabem em uma opção', async () => {
    const family = '👨‍👩‍👧'.repeat(50);
    const poll = await pollSeenBy(author, await ask({ options: [family, '  outra\ncoisa '] }));
    expect(poll.options.map(({ text }: { text: string }) => text)).toEqual([family, 'outra coisa']);
  });

  test('sem enquete, na própria, e no que não se vê: cada recusa é a sua', async () => {
    const voter = await newPerson(palco);
    const plain = (await author.call('POST', '/api/v1/posts', { text: 'sem' })).body.id;
    const hidden = await ask({}, { visibility: 'private' });
    const gone = await ask();
    await author.call('DELETE', `/api/v1/posts/${gone}`);
    expect((await vote(voter, plain, 0)).body.code).toBe('poll_missing');
    expect(await vote(author, hidden, 0)).toMatchObject({ status: 403, body: { code: 'poll_is_yours' } });
    const unseen = await vote(voter, hidden, 0);
    expect(unseen).toMatchObject({ status: 404, body: { code: 'post_not_found' } });
    for (const id of [gone, '01a20ae0-786e-7000-afd0-0c3ac3dcbb4e'])
      expect({ ...(await vote(voter, id, 0)).body, instance: '' }).toEqual({ ...unseen.body, instance: '' });
  });

  test('duzentos votos ao mesmo tempo são duzentos', async () => {
    const id = await ask();
    const { bindings, db } = palco().building;
    const crowd = await db.transaction((tx) => tx.query<{ id: string }>(CROWD));
    // contas sem senha nem sessão: só este teste sabe quem pede, por um cabeçalho
    const { identify } = bindings;
    bindings.identify = async ({ headers }) => ({
      userId: String(headers['x-palco-viewer']),
      kind: 'browser',
      deviceId: null,
      scopes: null,
      active: true,
    });
    const answers = await Promise.all(
      crowd.map((one, n) =>
        someone.call('PUT', `/api/v1/posts/${id}/vote`, { choices: [n % 3] }, { 'x-palco-viewer': one.id }),
      ),
    );
    bindings.identify = identify;
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const poll = await pollSeenBy(author, id);
    expect([poll.voters, votesIn(poll)]).toEqual([200, [67, 67, 66]]);
  });

  test('a mesma pessoa cinquenta vezes ao mesmo tempo tem uma cédula', { timeout: 60_000 }, async () => {
    const id = await ask();
    const voter = await newPerson(palco);
    const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => vote(voter, id, n % 3)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const poll = await pollSeenBy(voter, id);
    expect([poll.voters, votesIn(poll).reduce((sum, votes) => sum + votes, 0)]).toEqual([1, 1]);
  });

  test('apagada no meio do voto, não se diz encerrada: a exclusão espera o voto, e nada dela fica', async () => {
    const id = await ask();
    const { db } = palco().building;
    let removal: Promise<{ status: number }> | undefined;
    let removed = false;
    beforeVote = async () => {
      removal = author.call('DELETE', `/api/v1/posts/${id}`).finally(() => (removed = true));
      const settled = async () => (removed || (await db.query(BLOCKED)).length > 0 ? true : undefined);
      await waitFor(settled, { deadlineMs: 15_000, what: 'a exclusão à espera do voto' });
    };
    const { body } = await vote(await newPerson(palco), id, 0);
    expect(body.code ?? 'votou').not.toBe('poll_closed');
    expect((await removal)?.status).toBe(204);
    expect(await db.query(LEFT, [id])).toEqual([]);
  });

  test('levar os dados e apagar a conta: enquetes e votos vão com a pessoa', async () => {
    const voter = await newPerson(palco);
    const [theirs, mine] = [
      await ask(),
      (
        await voter.call('POST', '/api/v1/posts', {
          text: 'minha',
          poll: { options: ['a', 'b'], durationSeconds: DAY },
        })
      ).body.id,
    ];
    await vote(voter, theirs, 2);
    expect((await voter.call('GET', '/api/v1/me/export')).body.polls).toEqual({
      created: [{ postId: mine, options: ['a', 'b'], multiple: false, closesAt: '2026-12-01T12:00:00.000Z' }],
      votes: [{ postId: theirs, choices: [2], votedAt: '2026-11-30T12:00:00.000Z' }],
    });
    await voter.call('POST', '/api/v1/me/deletion', { password: PASSWORD });
    expect((await pollSeenBy(author, theirs)).voters).toBe(0);
  });

  test('uma página de enquetes custa as mesmas consultas que uma só', async () => {
    const cost = async () => {
      await someone.call('GET', `/api/v1/users/${author.handle}/posts?limit=50`);
      palco().takeQueries();
      await someone.call('GET', `/api/v1/users/${author.handle}/posts?limit=50`);
      return palco().takeQueries();
    };
    await ask();
    const one = await cost();
    for (let n = 0; n < 10; n += 1) await ask();
    expect(await cost()).toEqual(one);
    expect(one.filter((name) => name.startsWith('polls.'))).toEqual(['polls.by_posts']);
  });
});
