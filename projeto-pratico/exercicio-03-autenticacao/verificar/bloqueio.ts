import {
  type Answer,
  CheckFailure,
  expectProblem,
  type HttpClient,
  newPerson,
  type Task,
  tokenIn,
  withAnother,
} from '@trilha/kit';
import { expectThat, openSession, post } from './pedidos.ts';

const reread = { file: 'README.md', heading: 'Um bloqueio que não tranca o dono' };
const FAILURES = 3;
const ENOUGH = 3 * FAILURES;
const strict = { ACCOUNT_FAILURES_PER_HOUR: String(FAILURES) };

/** Cada tentativa sai de um endereço, como as de uma rede de máquinas tomadas. */
function attempt(
  http: HttpClient,
  login: string,
  password: string,
  address: number,
  cookie = '',
): Promise<Answer> {
  const from = { localAddress: `127.0.1.${address}`, headers: { cookie } };
  return post(http, '/sessions', { login, password }, from);
}

/** Erra a senha de endereços diferentes até o 429. @throws CheckFailure se ele não vem */
async function failUntilBlocked(http: HttpClient, login: string, cookie?: string): Promise<Answer> {
  for (let tried = 1; tried <= ENOUGH; tried++) {
    const answer = await attempt(http, login, `errada ${tried}`, tried, cookie);
    if (answer.status === 429 && tried > FAILURES) return answer;
    if (answer.status !== 401) answer.expectStatus(tried > FAILURES ? 429 : 401);
  }
  throw new CheckFailure({
    expected: `429 depois de ${FAILURES} senhas erradas da mesma conta, venham de onde vierem`,
    got: `nenhum 429 em ${ENOUGH}${cookie === undefined ? '' : ', de um aparelho conhecido: ele tenta quanto quiser'}`,
    where: 'status',
  });
}

const fair: Task = {
  id: 'lockout-fair',
  title: 'Senhas erradas de muitos lugares barram quem é desconhecido, e o aparelho do dono entra',
  needs: ['process', 'mail', 'addresses'],
  reread,
  deadlineMs: 40_000,
  async run({ launch, contract, mailbox, actor }) {
    const [ana, stranger] = [await actor(), await actor()];
    const { handle, email, password } = ana.person;
    await withAnother(launch, strict, async ({ http }) => {
      const blocked = await failUntilBlocked(http, handle);
      expectProblem(contract, blocked, 429, 'too_many_requests');
      const right = await attempt(http, handle, password, 99);
      expectProblem(contract, right, 429, 'too_many_requests');
      right.expectHeader('retry-after', /^\d+$/u, 'retry-after com os segundos a esperar');
      (await post(http, '/tokens', { login: handle, password })).expectStatus(429);
      for (const [what, login, cookie] of [
        ['o mesmo login em maiúsculas', handle.toUpperCase(), ''],
        ['um aparelho que só outra conta conhece', handle, stranger.headers.cookie],
      ] as const) {
        const answer = await attempt(http, login, password, 98, cookie);
        expectThat(answer, answer.status !== 201, {
          where: 'status',
          expected: `429 também para ${what}`,
          got: `status 201: ${what} escapa do bloqueio`,
        });
      }
      const known = await openSession(http, handle, password, ana.headers.cookie);
      expectThat(known.answer, known.answer.status === 201, {
        where: 'status',
        expected: '201 ao aparelho que a conta conhece, com a senha certa',
        got: `status ${known.answer.status}: quem erra a senha dos outros os tranca para fora`,
      });
      await failUntilBlocked(http, handle, known.headers.cookie);
      // E o dono em um aparelho novo ainda tem um caminho: o do e-mail.
      (await post(http, '/password-resets', { email })).expectStatus(202);
      const token = tokenIn(await mailbox().expect(email, { page: 'nova-senha' }), 'nova-senha');
      const newPassword = `${password} nova`;
      (await post(http, '/password-resets/confirm', { token, newPassword })).expectStatus(204);
      (await attempt(http, handle, newPassword, 100)).expectStatus(201);
    });
  },
};

const hides: Task = {
  id: 'lockout-hides-accounts',
  title: 'A conta que não existe é barrada como as outras: o bloqueio não conta quem tem conta',
  needs: ['process', 'addresses'],
  reread,
  alongside: true,
  deadlineMs: 40_000,
  run: ({ launch, contract }) =>
    withAnother(launch, strict, async ({ http }) => {
      const { handle } = newPerson();
      expectProblem(contract, await failUntilBlocked(http, handle), 429, 'too_many_requests');
      const other = await attempt(http, newPerson().handle, 'errada', 101);
      expectThat(other, other.status === 401, {
        where: 'status',
        expected: '401 a outra conta, de outro endereço',
        got: `status ${other.status}`,
      });
    }),
};

const headers: Task = {
  id: 'rate-headers',
  title: 'O limite se anuncia antes de chegar: RateLimit e RateLimit-Policy, e Retry-After no 429',
  needs: ['process'],
  reread: { file: 'README.md', heading: 'Quanto falta para o limite' },
  alongside: true,
  run: ({ launch }) =>
    withAnother(launch, { AUTH_ATTEMPTS_PER_MINUTE: String(FAILURES) }, async ({ http }) => {
      const login = newPerson().handle;
      for (let tried = 1; tried <= ENOUGH; tried++) {
        const answer = await post(http, '/sessions', { login, password: 'errada' });
        expectAnnounced(answer);
        if (answer.status === 429) return void answer.expectHeader('retry-after', /^\d+$/u, 'retry-after');
        answer.expectStatus(401);
      }
    }),
};

/** Os campos estruturados do rascunho atual do IETF, ou os três de antes. */
function expectAnnounced(answer: Answer): void {
  const names = 'ratelimit' in answer.headers ? ['ratelimit', 'ratelimit-policy'] : OLD;
  for (const name of names) answer.expectHeader(name, /\d/u, `${name}, com quanto se pode e quanto falta`);
}

const OLD = ['ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset'];

export const lockout: Task[] = [fair, hides, headers];
