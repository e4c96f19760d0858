import { Actor, type Answer, cookiesAfter, expectProblem, type Task, TotpApp } from '@trilha/kit';
import { bearer, elsewhere, expectThat, me, pairIn, post } from './pedidos.ts';
import { resetPassword } from './senha-nova.ts';

const reread = { file: 'README.md', heading: 'O código do aplicativo' };
const second = { file: 'README.md', heading: 'O segundo passo' };

/** Liga o aplicativo de códigos na conta, e devolve o aplicativo e os códigos de recuperação. */
export async function enableTotp(who: Actor): Promise<{ app: TotpApp; recoveryCodes: string[] }> {
  const { secret } = (await ask(who, '/totp', {})).expectStatus(201).json();
  const app = new TotpApp(String(secret));
  const { recoveryCodes } = (await ask(who, '/totp/activation', { code: await app.next() }))
    .expectStatus(200)
    .json();
  return { app, recoveryCodes: recoveryCodes as string[] };
}

const ask = (who: Actor, path: string, json: unknown): Promise<Answer> =>
  who.send({ method: 'POST', path: `/api/v1/me${path}`, json });

type Door = 'sessions' | 'tokens';
type Who = Pick<Actor, 'http' | 'person'>;

/** Apresenta a senha certa e devolve o desafio do segundo passo. @throws CheckFailure se ele não vem */
export async function challengeAt(door: Door, { http, person }: Who): Promise<string> {
  const answer = await post(http, `/${door}`, { login: person.handle, password: person.password });
  const { code, challenge } = answer.expectStatus(401).json();
  expectThat(answer, code === 'second_factor_required' && typeof challenge === 'string', {
    where: 'corpo /code',
    expected: 'second_factor_required, com o desafio em challenge',
    got: `o código ${String(code)}`,
  });
  return String(challenge);
}

export const answerAt = (door: Door, { http }: Who, challenge: string, code: string, method = 'totp') =>
  post(http, `/${door}/second-factor`, { challenge, method, code });

const enable: Task = {
  id: 'totp-enable',
  title:
    'Ligar o código do aplicativo pede um código certo, dá dez de recuperação e encerra os outros aparelhos',
  needs: ['mail'],
  reread,
  deadlineMs: 40_000,
  async run({ contract, actor }) {
    const ana = await actor();
    const other = await elsewhere(ana);
    const first = await ask(ana, '/totp', {});
    const pending = contract.check(first.expectStatus(201));
    const { secret, uri } = contract.check((await ask(ana, '/totp', {})).expectStatus(201));
    expectThat(first, secret !== pending.secret && String(uri).includes(String(secret)), {
      where: 'corpo /secret',
      expected: 'um segredo novo a cada pedido, dentro do uri',
      got: 'o mesmo segredo, ou um uri sem ele',
    });
    const app = new TotpApp(String(secret));
    for (const code of [app.old(), '000', 'abcdef', new TotpApp(String(pending.secret)).old()]) {
      const wrong = await ask(ana, '/totp/activation', { code });
      if (wrong.status !== 400) expectProblem(contract, wrong, 422, 'code_wrong');
    }
    await expectSecurity(false, 0);
    const activated = await ask(ana, '/totp/activation', { code: await app.next() });
    const { recoveryCodes } = contract.check(activated.expectStatus(200)) as { recoveryCodes: string[] };
    expectThat(activated, new Set(recoveryCodes).size === 10, {
      where: 'corpo /recoveryCodes',
      expected: 'dez códigos diferentes',
      got: `${new Set(recoveryCodes).size} códigos`,
    });
    await expectSecurity(true, 10);
    expectProblem(contract, await other.get('/api/v1/me'), 401, 'unauthenticated');
    // Quem está dentro continua dentro, e desliga provando quem é com o próprio fator.
    const proof = { method: 'totp', code: await app.next() };
    contract.check((await ask(ana, '/step-up', proof)).expectStatus(200));
    (await ana.send({ method: 'DELETE', path: '/api/v1/me/totp' })).expectStatus(204);
    await expectSecurity(false, 0);

    async function expectSecurity(totp: boolean, left: number): Promise<void> {
      const answer = await ana.get('/api/v1/me/security');
      const security = contract.check(answer.expectStatus(200));
      expectThat(answer, security.totp === totp && security.recoveryCodesLeft === left, {
        where: 'corpo',
        expected: `totp = ${totp}, recoveryCodesLeft = ${left}`,
        got: `totp = ${String(security.totp)}, recoveryCodesLeft = ${String(security.recoveryCodesLeft)}`,
      });
      for (const text of [String(secret), '"secret"'])
        expectThat(answer, !answer.body.includes(text), {
          where: 'corpo',
          expected: 'o segredo mostrado só uma vez',
          got: 'o segredo outra vez',
        });
    }
  },
};

const signIn: Task = {
  id: 'totp-sign-in',
  title: 'Com o segundo fator, a senha certa dá um desafio, e não uma sessão; o código abre as duas portas',
  needs: ['mail'],
  reread: second,
  alongside: true,
  deadlineMs: 40_000,
  async run({ http, contract, mailbox, actor }) {
    const client = await http();
    const ana = await actor();
    const { app } = await enableTotp(ana);
    const { handle: login, password } = ana.person;
    const wrong = await post(client, '/sessions', { login, password: 'não é esta' });
    expectThat(wrong.expectStatus(401), wrong.json().code !== 'second_factor_required', {
      where: 'corpo /code',
      expected: 'a senha errada recusada antes do segundo passo',
      got: 'um desafio a quem não sabe a senha',
    });
    const answer = await post(client, '/sessions', { login, password });
    const problem = expectProblem(contract, answer, 401, 'second_factor_required');
    contract.check(answer);
    expectThat(answer, !answer.header('set-cookie').includes('palco_session='), {
      where: 'cabeçalho set-cookie',
      expected: 'nenhuma sessão antes do segundo fator',
      got: 'o cookie da sessão',
    });
    const opened = await answerAt('sessions', ana, String(problem.challenge), await app.next());
    contract.check(opened.expectStatus(201));
    (await me(client, { cookie: cookiesAfter(opened) })).expectStatus(200);
    const phone = await answerAt('tokens', ana, await challengeAt('tokens', ana), await app.next());
    contract.check(phone.expectStatus(201));
    (await me(client, bearer(pairIn(phone).accessToken))).expectStatus(200);
    // O e-mail é uma prova só: a senha que ele troca continua pedindo a outra.
    const reset = { ...ana.person, password: await resetPassword(client, mailbox, ana.person) };
    await challengeAt('sessions', { http: client, person: reset });
  },
};

const once: Task = {
  id: 'totp-once',
  title: 'O código do aplicativo vale uma vez: nem repetido, nem em dez pedidos ao mesmo tempo',
  needs: ['mail'],
  reread,
  alongside: true,
  deadlineMs: 40_000,
  async run({ contract, actor }) {
    const ana = await actor();
    const { app } = await enableTotp(ana);
    const code = await app.next();
    const challenges: string[] = [];
    for (let one = 0; one < 10; one++) challenges.push(await challengeAt('sessions', ana));
    const answers = await Promise.all(challenges.map((one) => answerAt('sessions', ana, one, code)));
    const [first] = answers;
    const won = answers.filter(({ status }) => status === 201).length;
    if (first !== undefined)
      expectThat(first, won === 1, {
        where: 'status',
        expected: 'uma entrada só para o mesmo código',
        got: `${won} entradas com o mesmo código`,
      });
    const again = await answerAt('sessions', ana, await challengeAt('sessions', ana), code);
    expectProblem(contract, again, 401, 'code_invalid');
    // Uma vez por conta, e não por rota: nem quem já está dentro prova com ele.
    expectProblem(contract, await ask(ana, '/step-up', { method: 'totp', code }), 422, 'code_wrong');
  },
};

const burns: Task = {
  id: 'challenge-burns',
  title: 'O desafio vale uma vez e para uma porta só, e cinco códigos errados o queimam',
  needs: ['mail'],
  reread: second,
  alongside: true,
  deadlineMs: 40_000,
  async run({ contract, actor }) {
    const [ana, other] = [await actor(), await actor()];
    const { app, recoveryCodes } = await enableTotp(ana);
    const theirs = await enableTotp(other);
    const invalid = (answer: Answer) => expectProblem(contract, answer, 401, 'challenge_invalid');
    // Um desafio só para isto: queimá-lo na porta errada também é certo.
    invalid(await answerAt('tokens', ana, await challengeAt('sessions', ana), app.old()));
    const tried = await challengeAt('sessions', ana);
    for (let one = 0; one < 5; one++) {
      const answer = await answerAt('sessions', ana, tried, app.old());
      if (one < 4) expectProblem(contract, answer, 401, 'code_invalid');
      else answer.expectStatus(401);
    }
    const code = await app.next();
    invalid(await answerAt('sessions', ana, tried, code));
    const spent = await challengeAt('sessions', ana);
    (await answerAt('sessions', ana, spent, await app.next())).expectStatus(201);
    invalid(await answerAt('sessions', ana, spent, recoveryCodes[0] ?? '', 'recovery_code'));
    for (const odd of ['A'.repeat(43), "'", 'ção']) invalid(await answerAt('sessions', ana, odd, code));
    // O desafio é da conta: o código certo de outra pessoa não o responde.
    const foreign = await answerAt(
      'sessions',
      ana,
      await challengeAt('sessions', ana),
      await theirs.app.next(),
    );
    expectProblem(contract, foreign, 401, 'code_invalid');
  },
};

const recovery: Task = {
  id: 'recovery-codes',
  title: 'Cada código de recuperação abre a conta uma vez; gerar outros invalida os antigos',
  needs: ['mail'],
  reread: { file: 'README.md', heading: 'Códigos de recuperação' },
  alongside: true,
  deadlineMs: 40_000,
  async run({ contract, actor }) {
    const ana = await actor();
    const { app, recoveryCodes } = await enableTotp(ana);
    const [first = '', second = '', third = ''] = recoveryCodes;
    const enter = async (code: string) =>
      answerAt('sessions', ana, await challengeAt('sessions', ana), code, 'recovery_code');
    const [one, other] = [await challengeAt('sessions', ana), await challengeAt('sessions', ana)];
    const both = await Promise.all(
      [one, other].map((challenge) => answerAt('sessions', ana, challenge, first, 'recovery_code')),
    );
    const won = both.filter(({ status }) => status === 201);
    if (won.length !== 1)
      both[0]?.refuse({
        where: 'status',
        expected: 'uma entrada só para o mesmo código de recuperação',
        got: `${won.length} entradas com o mesmo código`,
      });
    expectProblem(contract, await enter(first), 401, 'code_invalid');
    const inside = new Actor(ana.person, ana.http, { cookie: cookiesAfter(won[0] ?? (await enter(second))) });
    (await ask(inside, '/step-up', { method: 'totp', code: await app.next() })).expectStatus(200);
    const answer = await ask(inside, '/recovery-codes', {});
    const fresh = contract.check(answer.expectStatus(200)) as { recoveryCodes: string[] };
    expectProblem(contract, await enter(third), 401, 'code_invalid');
    (await enter(fresh.recoveryCodes[0] ?? '')).expectStatus(201);
    const security = await ana.get('/api/v1/me/security');
    expectThat(security, security.json().recoveryCodesLeft === 9, {
      where: 'corpo /recoveryCodesLeft',
      expected: '9',
      got: String(security.json().recoveryCodesLeft),
    });
  },
};

export const secondFactors: Task[] = [enable, signIn, once, burns, recovery];
