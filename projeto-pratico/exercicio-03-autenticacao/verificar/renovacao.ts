import {
  type Answer,
  CheckFailure,
  eventually,
  expectProblem,
  type HttpClient,
  NoAnswer,
  type Task,
  withAnother,
} from '@trilha/kit';
import { bearer, expectThat, me, pairIn, post, refresh, type Tokens, tokensOf } from './pedidos.ts';

const reread = { file: 'README.md', heading: 'Renovar sem abrir uma porta' };

const rotates: Task = {
  id: 'refresh-rotates',
  title: 'Renovar troca o par, e repetir o pedido logo em seguida dá o mesmo sucessor',
  needs: ['mail'],
  reread,
  async run({ http, contract, actor }) {
    const client = await http();
    const first = await tokensOf(client, (await actor()).person);
    const answer = await refresh(client, first.refreshToken);
    contract.check(answer.expectStatus(200));
    answer.expectHeader('cache-control', /no-store/iu, 'cache-control: no-store');
    const second = pairIn(answer);
    expectThat(answer, second.refreshToken !== first.refreshToken, {
      where: 'corpo /refreshToken',
      expected: 'um token novo: cada um vale uma troca',
      got: 'o mesmo token',
    });
    (await me(client, bearer(second.accessToken))).expectStatus(200);
    // A resposta que se perdeu, a segunda aba: é a mesma pessoa, e não pode cair.
    const again = await refresh(client, first.refreshToken);
    expectThat(again.expectStatus(200), pairIn(again).refreshToken === second.refreshToken, {
      where: 'corpo /refreshToken',
      expected: 'o sucessor de antes, dentro de REFRESH_GRACE_SECONDS',
      got: 'outro sucessor: a família se dividiu em duas',
    });
    (await refresh(client, second.refreshToken)).expectStatus(200);
  },
};

const AT_ONCE = 200;

const atOnce: Task = {
  id: 'refresh-at-once',
  title: 'Duzentas renovações simultâneas do mesmo token: um sucessor só',
  needs: ['mail'],
  reread,
  deadlineMs: 60_000,
  async run({ http, actor }) {
    const client = await http();
    const { refreshToken } = await tokensOf(client, (await actor()).person);
    const requests = Array.from({ length: AT_ONCE }, () =>
      refresh(client, refreshToken, 10 * client.patienceMs),
    );
    const answers = await Promise.all(requests);
    const given = answers.filter(({ status }) => status === 200);
    for (const answer of answers) if (answer.status !== 503) answer.expectStatus(200);
    const successors = new Set(given.map((answer) => pairIn(answer).refreshToken));
    const [successor] = successors;
    if (successor === undefined || successors.size > 1)
      throw new CheckFailure({
        expected: 'um sucessor só para o mesmo token, sejam quantos forem os pedidos',
        got: `${successors.size} sucessores diferentes: cada um é uma família que ninguém vigia`,
        sent: `${AT_ONCE} vezes POST /api/v1/tokens/refresh com o mesmo token, ao mesmo tempo`,
        where: 'corpo /refreshToken',
      });
    (await refresh(client, successor)).expectStatus(200);
  },
};

const SHORT = { REFRESH_GRACE_SECONDS: '1', REFRESH_TTL_SECONDS: '3' };

const reuse: Task = {
  id: 'refresh-reuse',
  title: 'Passada a graça, o token reapresentado encerra a família inteira e avisa o dono',
  needs: ['process', 'mail'],
  reread: { file: 'README.md', heading: 'O token que volta depois de trocado' },
  alongside: true,
  async run({ launch, contract, mailbox, actor }) {
    const { person } = await actor();
    await withAnother(launch, { REFRESH_GRACE_SECONDS: '1' }, async ({ http }) => {
      const stolen = await tokensOf(http, person);
      const current = pairIn((await refresh(http, stolen.refreshToken)).expectStatus(200));
      await eventually(1_000 + http.marginMs, async () => {
        expectProblem(contract, await refresh(http, stolen.refreshToken), 401, 'refresh_reused');
      });
      // Não se sabe qual dos dois é o ladrão: caem os dois.
      expectProblem(contract, await refresh(http, current.refreshToken), 401, 'refresh_invalid');
      await mailbox().expect(person.email, { count: 3 });
    });
  },
};

const invalid: Task = {
  id: 'refresh-invalid',
  title: 'Token inventado, torto ou vencido não renova: 401 refresh_invalid',
  needs: ['process', 'mail'],
  reread,
  alongside: true,
  async run({ launch, contract, actor }) {
    const { person } = await actor();
    await withAnother(launch, SHORT, async ({ http }) => {
      const { refreshToken } = await tokensOf(http, person);
      const changed = `${refreshToken.slice(0, -2)}${refreshToken.endsWith('AA') ? 'BB' : 'AA'}`;
      for (const wrong of [changed, 'A'.repeat(43), `${refreshToken}A`, "'", 'ção'])
        expectProblem(contract, await refresh(http, wrong), 401, 'refresh_invalid');
      await eventually(3_000 + http.marginMs, async () => {
        const fresh = await tokensOf(http, person);
        pairIn((await refresh(http, fresh.refreshToken)).expectStatus(200));
        expectProblem(contract, await refresh(http, refreshToken), 401, 'refresh_invalid');
      });
    });
  },
};

const revoke: Task = {
  id: 'refresh-revoke',
  title: 'Revogar responde 204 a qualquer texto, e encerra a família do token',
  needs: ['mail'],
  reread: { file: 'README.md', heading: 'Sair do aplicativo' },
  alongside: true,
  async run({ http, contract, actor }) {
    const client = await http();
    const { person } = await actor();
    const revokes = async (refreshToken: string) =>
      (await post(client, '/tokens/revoke', { refreshToken })).expectStatus(204);
    const [mine, other] = [await tokensOf(client, person), await tokensOf(client, person)];
    const next = pairIn((await refresh(client, mine.refreshToken)).expectStatus(200));
    for (const token of ['A'.repeat(43), 'ção', next.refreshToken, next.refreshToken]) await revokes(token);
    expectProblem(contract, await refresh(client, next.refreshToken), 401, 'refresh_invalid');
    (await refresh(client, mine.refreshToken)).expectStatus(401);
    (await refresh(client, other.refreshToken)).expectStatus(200);
  },
};

const FAMILIES = 8;
/** Mata-se o processo com tantas já respondidas: as outras estão em algum ponto do caminho. */
const ANSWERED = 3;

const killed: Task = {
  id: 'kill-refresh',
  title: 'kill -9 no meio das renovações: quem não teve resposta repete, e ninguém fica de fora',
  needs: ['process', 'mail'],
  reread,
  deadlineMs: 60_000,
  async run({ http, launch, actor }) {
    const survivor = await http();
    const { person } = await actor();
    const families: Tokens[] = [];
    for (let one = 0; one < FAMILIES; one++) families.push(await tokensOf(survivor, person));
    const doomed = await launch();
    const answered = new Map<Tokens, Answer>();
    await Promise.all(
      families.map(async (family) => {
        const answer = await orCut(refresh(doomed.http, family.refreshToken));
        if (answer !== undefined) answered.set(family, answer.expectStatus(200));
        if (answered.size >= ANSWERED) await doomed.process.kill();
      }),
    );
    await doomed.process.kill();
    for (const family of families) await carryOn(survivor, family, answered.get(family));
  },
};

async function carryOn(http: HttpClient, family: Tokens, answer: Answer | undefined): Promise<void> {
  const next = pairIn(answer ?? (await refresh(http, family.refreshToken)).expectStatus(200));
  (await refresh(http, next.refreshToken)).expectStatus(200);
}

async function orCut(request: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await request;
  } catch (error) {
    if (error instanceof NoAnswer && error.kind !== 'timeout') return undefined;
    throw error;
  }
}

export const refreshTokens: Task[] = [rotates, revoke, reuse, invalid, atOnce, killed];
