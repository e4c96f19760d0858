import {
  type Actor,
  Authenticator,
  CheckFailure,
  expectProblem,
  newPerson,
  type Task,
  type TaskContext,
} from '@trilha/kit';
import { administrator, changeRole } from './administradora.ts';
import { PUBLIC_URL } from './ambiente.ts';
import { newRole } from './papeis.ts';
import { enterWithPasskey, registerPasskey } from './passkeys.ts';
import { expectThat, openSession, post, refresh, tokensOf } from './pedidos.ts';

const reread = { file: 'README.md', heading: 'Ninguém dá o que não tem' };

const put = (who: Actor, path: string, json: unknown) =>
  who.send({ method: 'PUT', path: `/api/v1${path}`, json });

const ceiling: Task = {
  id: 'roles-ceiling',
  title: 'Quem cuida de papéis não dá, não tira nem escreve permissão que não tem: 403',
  needs: ['mail'],
  reread,
  alongside: true,
  deadlineMs: 40_000,
  async run(context) {
    const { contract, actor } = context;
    const [admin, ana, bia] = [await administrator(context), await actor(), await actor()];
    const manager = await newRole(admin, ['roles:read', 'roles:write', 'roles:grant']);
    const strong = await newRole(admin, ['accounts:suspend']);
    (await changeRole(admin, 'PUT', ana.person.handle, manager)).expectStatus(204);
    const { handle } = admin.person;
    for (const answer of [
      await changeRole(ana, 'PUT', ana.person.handle, 'admin'),
      await changeRole(ana, 'PUT', bia.person.handle, strong),
      await changeRole(ana, 'DELETE', handle, 'admin'),
      await ana.send({
        method: 'POST',
        path: '/api/v1/roles',
        json: { name: 'atalho', title: 'Atalho', permissions: ['accounts:suspend'] },
      }),
      await put(ana, `/roles/${manager}`, {
        title: 'Gerente',
        permissions: ['roles:read', 'accounts:suspend'],
      }),
      await put(ana, `/roles/${strong}`, { title: 'Fraco', permissions: [] }),
      await ana.send({ method: 'DELETE', path: `/api/v1/roles/${strong}` }),
    ])
      expectProblem(contract, answer, 403, 'forbidden');
    (await changeRole(ana, 'PUT', bia.person.handle, manager)).expectStatus(204);
  },
};

const ROUNDS = 3;

const lastAdmin: Task = {
  id: 'roles-last-admin',
  title: 'O último admin não sai: 409, também quando os dois últimos saem ao mesmo tempo',
  needs: ['mail'],
  reread,
  // Sozinha: por um instante, a administradora que as outras tarefas usam deixa de ser.
  deadlineMs: 40_000,
  async run(context) {
    const { contract, actor } = context;
    const [admin, bia] = [await administrator(context), await actor()];
    const leave = (who: Actor) => changeRole(who, 'DELETE', who.person.handle, 'admin');
    expectProblem(contract, await leave(admin), 409, 'last_admin');
    await expectStays(contract, admin);
    for (let round = 0; round < ROUNDS; round++) {
      (await changeRole(admin, 'PUT', bia.person.handle, 'admin')).expectStatus(204);
      const answers = await Promise.all([leave(admin), leave(bia)]);
      const left = answers.filter(({ status }) => status === 204).length;
      if (left !== 1)
        throw new CheckFailure({
          expected: 'um 204 e um 409 last_admin',
          got: `${left === 0 ? 'nenhum dos dois saiu' : 'os dois saíram, e não sobrou quem mande'}`,
          sent: 'os dois últimos admins saindo ao mesmo tempo',
          where: 'status',
        });
      for (const answer of answers)
        if (answer.status !== 204) expectProblem(contract, answer, 409, 'last_admin');
      const stays = answers[0].status === 204 ? bia : admin;
      (await changeRole(stays, 'PUT', admin.person.handle, 'admin')).expectStatus(204);
      if (stays === bia) (await leave(bia)).expectStatus(204);
    }
  },
};

/** Desativar a conta também tira um admin. Se o servidor deixar, ela volta, para as tarefas seguintes terem uma. */
async function expectStays(contract: TaskContext['contract'], admin: Actor): Promise<void> {
  const path = '/api/v1/me/deactivation';
  const answer = await admin.send({ method: 'POST', path, json: { password: admin.person.password } });
  if (answer.status === 204) await (await admin.again()).send({ method: 'DELETE', path });
  expectProblem(contract, answer, 409, 'last_admin');
}

const suspension: Task = {
  id: 'suspension',
  title: 'Suspender põe a pessoa para fora e fecha a porta, com a razão só para quem acerta a senha',
  needs: ['mail'],
  reread: { file: 'README.md', heading: 'Suspensão' },
  alongside: true,
  deadlineMs: 40_000,
  async run(context) {
    const { http, contract, actor } = context;
    const client = await http();
    const admin = await administrator(context);
    const [ana, bia, guard] = [await actor(), await actor(), await actor()];
    const key = new Authenticator(PUBLIC_URL);
    (await registerPasskey(bia, key)).expectStatus(201);
    const { handle, password } = ana.person;
    const reason = `Enviou correntes ${newPerson().handle}.`;
    const { refreshToken } = await tokensOf(client, ana.person);
    const suspend = (who: Actor, whom: string) => put(who, `/users/${whom}/suspension`, { reason });
    const role = await newRole(admin, ['accounts:suspend']);
    (await changeRole(admin, 'PUT', guard.person.handle, role)).expectStatus(204);
    for (const whom of [admin.person.handle, guard.person.handle])
      expectProblem(contract, await suspend(guard, whom), 403, 'forbidden');
    (await suspend(guard, handle)).expectStatus(204);
    expectProblem(contract, await ana.get('/api/v1/me'), 401, 'unauthenticated');
    expectProblem(contract, await refresh(client, refreshToken), 401, 'refresh_invalid');
    expectProblem(contract, await client.get(`/api/v1/users/${handle}`), 404, 'user_not_found');
    const wrong = (await openSession(client, handle, 'não é esta')).answer.expectStatus(401);
    expectThat(wrong, !wrong.body.includes(reason), {
      where: 'corpo',
      expected: 'a razão só para quem acerta a senha',
      got: 'a razão a quem errou a senha',
    });
    for (const door of ['sessions', 'tokens']) {
      const answer = await post(client, `/${door}`, { login: handle, password });
      const { detail } = expectProblem(contract, answer, 403, 'account_suspended');
      expectThat(answer, String(detail).includes(reason), {
        where: 'corpo /detail',
        expected: reason,
        got: String(detail),
      });
    }
    (await suspend(guard, bia.person.handle)).expectStatus(204);
    const byPasskey = await enterWithPasskey(client, 'sessions', key);
    expectThat(byPasskey, byPasskey.status === 401 || byPasskey.status === 403, {
      where: 'status',
      expected: '403 account_suspended, ou 401, também a quem entra com a passkey',
      got: `status ${byPasskey.status}`,
    });
    (await guard.send({ method: 'DELETE', path: `/api/v1/users/${handle}/suspension` })).expectStatus(204);
    (await openSession(client, handle, password)).answer.expectStatus(201);
    (await client.get(`/api/v1/users/${handle}`)).expectStatus(200);
  },
};

export const ceilings: Task[] = [ceiling, suspension, lastAdmin];
