import {
  Actor,
  type Answer,
  cookiesAfter,
  eventually,
  expectProblem,
  newPerson,
  type Task,
  withAnother,
} from '@trilha/kit';
import { administrator } from './administradora.ts';
import { sample } from './matriz.ts';
import { bearer, expectThat, openSession, tokensOf } from './pedidos.ts';
import { answerAt, challengeAt, enableTotp } from './segundo-fator.ts';

const reread = { file: 'README.md', heading: 'Ações que pedem outra prova' };
const TTL_SECONDS = 3;
const short = { STEP_UP_TTL_SECONDS: String(TTL_SECONDS) };

/** Uma ação perigosa que não muda nada: tirar uma passkey que não existe. */
const dangerous = (who: Actor): Promise<Answer> =>
  who.send({ method: 'DELETE', path: '/api/v1/me/passkeys/nenhuma' });

/** A prova bastou: agora quem recusa é a rota, que não acha a passkey, ou nem lê esse id. */
function expectReached(answer: Answer): void {
  if (answer.status !== 400) answer.expectStatus(404);
}

const prove = (who: Actor, json: unknown): Promise<Answer> =>
  who.send({ method: 'POST', path: '/api/v1/me/step-up', json });

const expires: Task = {
  id: 'step-up',
  title: 'Passado STEP_UP_TTL_SECONDS, a ação perigosa pede outra prova, que vale só para aquele aparelho',
  needs: ['process', 'mail'],
  reread,
  alongside: true,
  deadlineMs: 40_000,
  async run({ launch, contract, actor }) {
    const { person } = await actor();
    await withAnother(launch, short, async ({ http }) => {
      const browser = new Actor(
        person,
        http,
        (await openSession(http, person.handle, person.password)).headers,
      );
      const phone = new Actor(person, http, bearer((await tokensOf(http, person)).accessToken));
      for (const who of [browser, phone])
        await eventually(TTL_SECONDS * 1_000 + http.marginMs, async () => {
          const answer = await dangerous(who);
          expectProblem(contract, answer, 403, 'step_up_required');
          contract.check(answer);
        });
      const wrong = await prove(browser, { method: 'password', password: 'não é esta' });
      expectProblem(contract, wrong, 403, 'password_wrong');
      (await dangerous(browser)).expectStatus(403);
      const proved = await prove(browser, { method: 'password', password: person.password });
      contract.check(proved.expectStatus(200));
      expectReached(await dangerous(browser));
      expectProblem(contract, await dangerous(phone), 403, 'step_up_required');
      // As ações que já levam a senha no corpo se bastam.
      const change = { currentPassword: person.password, newPassword: `${person.password} nova` };
      (await phone.send({ method: 'PUT', path: '/api/v1/me/password', json: change })).expectStatus(204);
    });
  },
};

const byFactor: Task = {
  id: 'step-up-by-factor',
  title: 'Quem tem segundo fator prova com ele: a senha sozinha não basta, nem no corpo do pedido',
  needs: ['process', 'mail'],
  reread,
  alongside: true,
  deadlineMs: 40_000,
  async run({ launch, contract, actor }) {
    const ana = await actor();
    const { app } = await enableTotp(ana);
    const { password } = ana.person;
    await withAnother(launch, short, async ({ http }) => {
      const who = { http, person: ana.person };
      const opened = await answerAt('sessions', who, await challengeAt('sessions', who), await app.next());
      const here = new Actor(ana.person, http, { cookie: cookiesAfter(opened.expectStatus(201)) });
      await eventually(TTL_SECONDS * 1_000 + http.marginMs, async () => {
        expectProblem(contract, await dangerous(here), 403, 'step_up_required');
      });
      const byPassword = await prove(here, { method: 'password', password });
      expectProblem(contract, byPassword, 403, 'step_up_required');
      const change = { currentPassword: password, newPassword: `${password} nova` };
      for (const spec of [
        { method: 'PUT', path: '/api/v1/me/password', json: change },
        { method: 'PUT', path: '/api/v1/me/email', json: { email: newPerson().email, password } },
        { method: 'POST', path: '/api/v1/me/deletion', json: { password } },
      ])
        expectProblem(contract, await here.send(spec), 403, 'step_up_required');
      expectProblem(contract, await prove(here, { method: 'totp', code: app.old() }), 422, 'code_wrong');
      (await prove(here, { method: 'totp', code: await app.next() })).expectStatus(200);
      expectReached(await dangerous(here));
    });
  },
};

const everywhere: Task = {
  id: 'step-up-routes',
  title: 'Toda rota que o contrato marca com x-step-up recusa quem não provou quem é há pouco',
  needs: ['process', 'mail'],
  reread,
  alongside: true,
  deadlineMs: 40_000,
  async run(context) {
    const { launch, contract } = context;
    const { person } = await administrator(context);
    await withAnother(launch, short, async ({ http }) => {
      const stale = new Actor(
        person,
        http,
        (await openSession(http, person.handle, person.password)).headers,
      );
      await eventually(TTL_SECONDS * 1_000 + http.marginMs, async () => {
        expectProblem(contract, await dangerous(stale), 403, 'step_up_required');
      });
      for (const [method, path, { 'x-step-up': asks }] of contract.described()) {
        if (asks !== true) continue;
        const answer = await stale.send(sample(method, path));
        expectThat(answer, answer.status === 403, {
          where: 'status',
          expected: `403 step_up_required em ${method} ${path}`,
          got: `${method} ${path}: status ${answer.status}`,
        });
        expectProblem(contract, answer, 403, 'step_up_required');
      }
    });
  },
};

export const stepUps: Task[] = [expires, byFactor, everywhere];
