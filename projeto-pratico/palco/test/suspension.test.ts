import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { compose } from '#app/compose.ts';
import { createLog } from '#app/log.ts';
import { hasDatabase, usePalco } from './support/palco.ts';
import { accountOf, newPerson, PASSWORD, type Person, signIn, visitor } from './support/person.ts';
import { newPersonWith, newRole, newRoot, ROOT_EMAIL } from './support/roles.ts';

const REASON = 'Propaganda repetida depois de dois avisos.';

describe.runIf(hasDatabase())('suspender uma conta', () => {
  const palco = usePalco({ adminEmail: ROOT_EMAIL });
  const someone = visitor(palco);
  let root: Person;
  beforeAll(async () => {
    root = await newRoot(palco);
  });
  const suspend = (person: Person, reason = REASON, by = root) =>
    by.call('PUT', `/api/v1/users/${person.handle}/suspension`, { reason });
  const restore = (person: Person, by = root) =>
    by.call('DELETE', `/api/v1/users/${person.handle}/suspension`);
  const enter = (login: string, password = PASSWORD) =>
    someone.call('POST', '/api/v1/sessions', { login, password });

  test('encerra o que estava aberto, e só a senha certa ouve a razão', async () => {
    const person = await newPerson(palco);
    const other = await signIn(palco, person.handle);
    expect((await suspend(person)).status).toBe(204);
    for (const open of [person, other]) expect((await open.call('GET', '/api/v1/me')).status).toBe(401);
    const right = await enter(person.handle);
    expect(right).toMatchObject({ status: 403, body: { code: 'account_suspended' } });
    expect(right.body.detail).toContain(REASON);
    expect(right.headers['set-cookie']).toBeUndefined();
    const [wrong, nobody] = await Promise.all([enter(person.handle, 'errada demais'), enter('ninguem_aqui')]);
    const comparable = ({ status, body }: typeof wrong) => ({ status, ...body, instance: '' });
    expect(comparable(wrong)).toEqual(comparable(nobody));
  });

  test('some do perfil e das listas, e volta inteira quando a suspensão se desfaz', async () => {
    const person = await newPerson(palco);
    const friend = await newPerson(palco);
    const { body: post } = await person.call('POST', '/api/v1/posts', { text: 'ainda estou aqui' });
    await friend.call('PUT', `/api/v1/users/${person.handle}/follow`);
    const seen = async () => ({
      profile: (await friend.call('GET', `/api/v1/users/${person.handle}`)).status,
      posts: (await friend.call('GET', `/api/v1/users/${person.handle}/posts`)).status,
      post: (await friend.call('GET', `/api/v1/posts/${post.id}`)).status,
      everyone: JSON.stringify((await friend.call('GET', '/api/v1/posts')).body).includes(post.id),
      timeline: JSON.stringify((await friend.call('GET', '/api/v1/timeline')).body).includes(post.id),
    });
    const visible = { profile: 200, posts: 200, post: 200, everyone: true, timeline: true };
    const hidden = { profile: 404, posts: 404, post: 404, everyone: false, timeline: false };
    expect(await seen()).toEqual(visible);
    await suspend(person);
    expect(await seen()).toEqual(hidden);
    const standing = await root.call('GET', `/api/v1/users/${person.handle}/roles`);
    expect(standing.body.suspension).toEqual({ reason: REASON, at: expect.any(String) });
    expect((await restore(person)).status).toBe(204);
    expect(await seen()).toEqual(visible);
    expect((await signIn(palco, person.handle)).id).toBe(person.id);
  });

  test('repetir troca a razão e mantém desde quando; desfazer duas vezes dá no mesmo', async () => {
    const person = await newPerson(palco);
    await suspend(person);
    const standing = async () =>
      (await root.call('GET', `/api/v1/users/${person.handle}/roles`)).body.suspension;
    const { at } = await standing();
    await suspend(person, REASON);
    await suspend(person, 'Outra razão.');
    expect(await standing()).toEqual({ reason: 'Outra razão.', at });
    expect([(await restore(person)).status, (await restore(person)).status]).toEqual([204, 204]);
    const { body } = await root.call('GET', '/api/v1/role-changes?limit=4');
    const mine = body.items.filter(({ subject }: { subject: string }) => subject === person.handle);
    expect(mine.map(({ action, reason }: { action: string; reason: string }) => [action, reason])).toEqual([
      ['account_restored', null],
      ['account_suspended', 'Outra razão.'],
      ['account_suspended', REASON],
    ]);
  });

  test('conta desativada e suspensa, desfeita a suspensão, segue desativada', async () => {
    const person = await newPerson(palco);
    await person.call('POST', '/api/v1/me/deactivation', { password: PASSWORD });
    await suspend(person);
    expect((await enter(person.handle)).body.code).toBe('account_suspended');
    await restore(person);
    expect((await enter(person.handle)).body.user).toMatchObject({ status: 'deactivated' });
    expect((await someone.call('GET', `/api/v1/users/${person.handle}`)).status).toBe(404);
  });

  test('nem a si, nem quem pode mais; nem sem razão, nem quem não existe', async () => {
    const porter = await newPersonWith(palco, root, await newRole(root, 'portaria', 'accounts:suspend'));
    const moderator = await newPersonWith(palco, root, 'moderator');
    expect((await suspend(porter, REASON, porter)).body.code).toBe('forbidden');
    expect((await suspend(root, REASON, root)).body.code).toBe('forbidden');
    expect((await suspend(moderator, REASON, porter)).body.code).toBe('forbidden');
    await suspend(moderator);
    expect((await restore(moderator, porter)).body.code).toBe('forbidden');
    const person = await newPerson(palco);
    expect((await suspend(person, REASON, porter)).status).toBe(204);
    // cada letra da última vira duas em NFC: o que se guarda tem o limite, e não o que chega
    for (const reason of ['', '\u200b', 'x'.repeat(501), '\u0958'.repeat(500)]) {
      const { status, body } = await suspend(person, reason);
      expect([status, body.errors[0].field]).toEqual([400, 'reason']);
    }
    const nobody = await root.call('PUT', '/api/v1/users/nao_existe/suspension', { reason: REASON });
    expect(nobody.body.code).toBe('user_not_found');
  });

  test('suspensa enquanto entra: nenhuma sessão sobra aberta', async () => {
    for (let round = 0; round < 8; round += 1) {
      await palco().building.doors.users?.enroll(accountOf(`corrida_${round}`));
      const entering = enter(`corrida_${round}`);
      const { status } = await root.call('PUT', `/api/v1/users/corrida_${round}/suspension`, {
        reason: REASON,
      });
      expect(status).toBe(204);
      expect([201, 403]).toContain((await entering).status);
      const { rows } = await palco().building.db.pool.query(
        'select 1 from sessions.sessions s join users.users u on u.id = s.user_id where u.handle = $1',
        [`corrida_${round}`],
      );
      expect(rows).toEqual([]);
    }
  });

  test('vale também onde ainda não há sessões: o Palco até a etapa 02, sobre o mesmo banco', async () => {
    const person = await newPerson(palco);
    await suspend(person);
    const { app, close } = await compose({
      config: { ...palco().config, upTo: 2 },
      log: createLog('silent'),
    });
    onTestFinished(close);
    const basic = (password: string) => ({
      authorization: `Basic ${Buffer.from(`${person.handle}:${password}`).toString('base64')}`,
    });
    const ask = async (password: string) =>
      (await app.inject({ url: '/api/v1/me', headers: basic(password) })).json().code;
    expect(await ask(PASSWORD)).toBe('account_suspended');
    expect(await ask('errada demais')).toBe('unauthenticated');
  });

  test('admin suspensa para de poder na hora', async () => {
    const admin = await newPersonWith(palco, root, 'admin');
    await suspend(admin);
    expect((await admin.call('GET', '/api/v1/roles')).status).toBe(401);
    await restore(admin);
    const back = await signIn(palco, admin.handle);
    expect((await back.call('GET', '/api/v1/roles')).status).toBe(200);
  });
});
