import {
  type Actor,
  confirm,
  expectProblem,
  expectValue,
  image,
  newPerson,
  present,
  type Task,
  tokenIn,
} from '@trilha/kit';
import { profileOf, signUpAs } from './pedidos.ts';

const reread = { file: 'README.md', heading: 'Desativar e apagar' };

const putAvatar = { method: 'PUT', path: '/api/v1/me/avatar', headers: { 'content-type': 'image/webp' } };

const ask = (actor: Actor, method: string, path: string, json?: unknown) =>
  actor.send({ method, path: `/api/v1/me${path}`, ...(json !== undefined && { json }) });

const deactivates: Task = {
  id: 'deactivate',
  title: 'Desativar esconde a conta sem apagar nada; quem desativou entra, vê e volta',
  needs: ['mail'],
  reread,
  async run({ http, contract, actor }) {
    const client = await http();
    const ana = await actor();
    const { handle, password } = ana.person;
    const off = (secret: string) => ask(ana, 'POST', '/deactivation', { password: secret });
    expectProblem(contract, await off('não é esta'), 403, 'password_wrong');
    for (const _ of ['uma vez', 'outra vez']) (await off(password)).expectStatus(204);
    expectProblem(contract, await profileOf(client, handle), 404, 'user_not_found');
    const back = await ana.again();
    const me = await back.get('/api/v1/me');
    expectValue(me, contract.check(me.expectStatus(200)), { handle, status: 'deactivated' });
    (await ask(back, 'GET', '/export')).expectStatus(200);
    const blocked = [
      await ask(back, 'PATCH', '', { name: 'Outra' }),
      await ask(back, 'PUT', '/password', { currentPassword: password, newPassword: `${password} 2` }),
      await ask(back, 'PUT', '/email', { email: newPerson().email, password }),
      await back.send({ ...putAvatar, body: image.webp }),
      await ask(back, 'DELETE', '/avatar'),
    ];
    for (const answer of blocked) expectProblem(contract, answer, 403, 'account_deactivated');
    for (const _ of ['uma vez', 'outra vez']) (await ask(back, 'DELETE', '/deactivation')).expectStatus(204);
    const profile = await profileOf(client, handle);
    expectValue(profile, contract.check(profile.expectStatus(200)), { handle, name: ana.person.name });
  },
};

const deletes: Task = {
  id: 'delete',
  title: 'Apagar tira a conta, o retrato e o acesso; o nome não passa a outro, e o e-mail pode recomeçar',
  needs: ['mail'],
  reread,
  alongside: true,
  async run({ http, contract, mailbox, actor }) {
    const client = await http();
    const ana = await actor();
    const { handle, email, password } = ana.person;
    const { avatarUrl } = contract.check(
      (await ana.send({ ...putAvatar, body: image.webp })).expectStatus(200),
    );
    const remove = (secret: string) => ask(ana, 'POST', '/deletion', { password: secret });
    expectProblem(contract, await remove('não é esta'), 403, 'password_wrong');
    // Dois cliques: o segundo encontra a conta já apagada.
    const both = await Promise.all([remove(password), remove(password)]);
    for (const answer of both) if (answer.status !== 401) answer.expectStatus(204);
    if (both.every(({ status }) => status === 401)) both[0].expectStatus(204);
    (await ana.get('/api/v1/me')).expectStatus(401);
    (await present(client, handle, password)).answer.expectStatus(401);
    expectProblem(contract, await profileOf(client, handle), 404, 'user_not_found');
    (await client.get(new URL(String(avatarUrl), client.baseUrl).pathname)).expectStatus(404);
    expectProblem(contract, await signUpAs(client, newPerson({ handle })), 409, 'handle_taken');
    const again = newPerson({ email });
    const letters = mailbox().to(email).length;
    (await signUpAs(client, again)).expectStatus(202);
    const token = tokenIn(await mailbox().expect(email, { count: letters + 1 }));
    (await confirm(client, token, again.password)).expectStatus(200);
  },
};

export const leaving: Task[] = [deactivates, deletes];
