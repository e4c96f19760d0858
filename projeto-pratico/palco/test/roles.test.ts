import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { compose } from '#app/compose.ts';
import { createLog } from '#app/log.ts';
import { hasDatabase, usePalco } from './support/palco.ts';
import { newPerson, PASSWORD, type Person, signIn } from './support/person.ts';
import { grant, newPersonWith, newRole, newRoot, ROOT_EMAIL } from './support/roles.ts';

describe.runIf(hasDatabase())('papéis e permissões', () => {
  const palco = usePalco({ adminEmail: ROOT_EMAIL });
  let root: Person;
  beforeAll(async () => {
    root = await newRoot(palco);
  });
  const me = async (person: Person) => (await person.call('GET', '/api/v1/me')).body;
  const trail = async (query = '') => (await root.call('GET', `/api/v1/role-changes${query}`)).body;

  test('as permissões que o código pergunta são as linhas da tabela, e o admin tem todas', async () => {
    const { body } = await root.call('GET', '/api/v1/permissions');
    const names = body.items.map(({ name }: { name: string }) => name);
    expect(names).toEqual([...palco().building.bindings.authority.names].sort());
    expect((await me(root)).permissions).toEqual(names);
  });

  test('os quatro papéis de fábrica, com o que permitem', async () => {
    const { body } = await root.call('GET', '/api/v1/roles');
    expect(body.items.filter(({ builtIn }: { builtIn: boolean }) => builtIn)).toMatchObject([
      {
        name: 'admin',
        permissions: palco().building.bindings.authority.names.size === 7 && expect.any(Array),
      },
      { name: 'creator', permissions: ['videos:publish'] },
      { name: 'moderator', permissions: ['posts:moderate'] },
      { name: 'user', permissions: ['apps:write', 'videos:publish'] },
    ]);
  });

  test('toda conta é user, e a própria conta diz o que é e o que pode, em toda resposta', async () => {
    const person = await newPerson(palco);
    const facts = { roles: ['user'], permissions: ['apps:write', 'videos:publish'] };
    expect(await me(person)).toMatchObject(facts);
    expect((await person.call('PATCH', '/api/v1/me', { bio: 'oi' })).body).toMatchObject(facts);
    const { body } = await person.call('GET', '/api/v1/sessions/current');
    expect(body.user).toMatchObject(facts);
  });

  test('criar, mudar e apagar um papel vale na hora em sessão já aberta', async () => {
    const person = await newPerson(palco);
    const created = await root.call('POST', '/api/v1/roles', {
      name: 'leitora',
      title: '  Leitora da   trilha ',
      permissions: ['roles:read'],
    });
    const role = { name: 'leitora', title: 'Leitora da trilha', builtIn: false, permissions: ['roles:read'] };
    expect(created).toMatchObject({ status: 201, body: role });
    expect((await person.call('GET', '/api/v1/roles')).body.code).toBe('forbidden');
    await grant(root, person, 'leitora');
    expect((await person.call('GET', '/api/v1/roles')).status).toBe(200);
    const change = { title: 'Leitora', permissions: [] };
    expect((await root.call('PUT', '/api/v1/roles/leitora', change)).body).toEqual({ ...role, ...change });
    expect((await person.call('GET', '/api/v1/roles')).body.code).toBe('forbidden');
    await root.call('PUT', '/api/v1/roles/leitora', { title: 'Leitora', permissions: ['roles:read'] });
    expect((await person.call('GET', '/api/v1/roles')).status).toBe(200);
    expect((await root.call('DELETE', '/api/v1/roles/leitora')).status).toBe(204);
    expect((await person.call('GET', '/api/v1/roles')).body.code).toBe('forbidden');
    expect((await me(person)).roles).toEqual(['user']);
    expect((await root.call('DELETE', '/api/v1/roles/leitora')).body.code).toBe('role_not_found');
  });

  test('dar e tirar são idempotentes, e só o que mudou entra na trilha', async () => {
    const person = await newPerson(palco);
    const path = `/api/v1/users/${person.handle}/roles/creator`;
    const twice = async (method: 'PUT' | 'DELETE') =>
      [await root.call(method, path), await root.call(method, path)].map(({ status }) => status);
    expect(await twice('PUT')).toEqual([204, 204]);
    expect((await root.call('GET', `/api/v1/users/${person.handle}/roles`)).body).toEqual({
      handle: person.handle,
      name: expect.any(String),
      roles: ['creator', 'user'],
      suspension: null,
    });
    expect(await twice('DELETE')).toEqual([204, 204]);
    const { items } = await trail('?limit=2');
    const line = { actor: root.handle, subject: person.handle, role: 'creator', reason: null };
    expect(items).toMatchObject([
      { ...line, action: 'role_revoked' },
      { ...line, action: 'role_granted' },
    ]);
  });

  test.each([
    'Editora',
    'ADMIN',
    'аdmin',
    'ａｄｍｉｎ',
    'ad min',
    'a_b',
    'a',
    '-a',
    `a${'b'.repeat(30)}`,
    'admin\u200b',
    '',
  ])('nome de papel fora de [a-z0-9-] não existe: %j', async (name) => {
    const { status, body } = await root.call('POST', '/api/v1/roles', { name, title: 'X', permissions: [] });
    expect([status, body.errors[0].field]).toEqual([400, 'name']);
    const { body: named } = await root.call('PUT', `/api/v1/roles/${encodeURIComponent(name || '%')}`, {
      title: 'X',
      permissions: [],
    });
    expect(named.code).toBe('role_not_found');
  });

  test('papel repetido, de fábrica, sem título e com permissão que não existe', async () => {
    const create = async (body: object) => (await root.call('POST', '/api/v1/roles', body)).body;
    const empty = { title: 'X', permissions: [] };
    expect((await create({ name: 'user', ...empty })).code).toBe('role_taken');
    for (const title of ['\u200b \u00ad', '\u0958'.repeat(80)])
      expect(await create({ name: 'vazio', ...empty, title })).toMatchObject({
        errors: [{ field: 'title' }],
      });
    expect(await create({ name: 'vazio', title: 'X', permissions: ['tudo:tudo'] })).toMatchObject({
      errors: [{ field: 'permissions', message: 'Não existe a permissão “tudo:tudo”.' }],
    });
    for (const name of ['admin', 'moderator', 'creator', 'user'])
      expect((await root.call('DELETE', `/api/v1/roles/${name}`)).body.code).toBe('role_built_in');
    expect((await root.call('PUT', '/api/v1/roles/admin', empty)).body.code).toBe('role_built_in');
    const mine = `/api/v1/users/${root.handle}/roles`;
    expect((await root.call('PUT', `${mine}/user`)).status).toBe(204);
    expect((await root.call('DELETE', `${mine}/user`)).body.code).toBe('role_built_in');
    expect((await root.call('PUT', `${mine}/nao-existe`)).body.code).toBe('role_not_found');
    expect((await root.call('PUT', '/api/v1/users/nao_existe/roles/creator')).body.code).toBe(
      'user_not_found',
    );
  });

  test('a trilha só cresce: nem o próprio banco a reescreve', async () => {
    await newRole(root, 'da-trilha');
    const { pool } = palco().building.db;
    const attempts = [
      `update roles.changes set role = 'outro'`,
      'update roles.changes set actor_id = null',
      'update roles.changes set subject_id = null, reason = null',
      'delete from roles.changes',
      'truncate roles.changes',
    ];
    for (const attempt of attempts) await expect(pool.query(attempt)).rejects.toThrow('só cresce');
  });

  test('a trilha anda por cursor, do mais novo ao mais antigo, sem perder nem repetir', async () => {
    for (const name of ['t-um', 't-dois', 't-tres', 't-quatro', 't-cinco']) await newRole(root, name);
    const { items: whole } = await trail('?limit=50');
    const read: unknown[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page = await trail(`?limit=2${cursor && `&cursor=${cursor}`}`);
      read.push(...page.items);
      cursor = page.nextCursor;
      if (read.length === 2) await newRole(root, 't-no-meio');
    }
    expect(read).toEqual(whole);
    expect((await trail('?cursor=inventado')).code).toBe('cursor_invalid');
  });

  test('apagada a conta, a trilha deixa de citá-la, e a razão que se escreveu sobre ela sai junto', async () => {
    const admin = await newPersonWith(palco, root, 'admin');
    const person = await newPerson(palco);
    const suspension = `/api/v1/users/${person.handle}/suspension`;
    const reason = 'Vende receita de bolo alheia.';
    expect((await admin.call('PUT', suspension, { reason })).status).toBe(204);
    expect((await admin.call('DELETE', suspension)).status).toBe(204);
    expect((await trail()).items[1]).toMatchObject({ actor: admin.handle, subject: person.handle, reason });
    const leave = { password: PASSWORD };
    expect((await admin.call('POST', '/api/v1/me/deletion', leave)).status).toBe(204);
    expect((await trail()).items[1]).toMatchObject({ actor: null, subject: person.handle, reason });
    const back = await signIn(palco, person.handle);
    expect((await back.call('POST', '/api/v1/me/deletion', leave)).status).toBe(204);
    const gone = { actor: null, subject: null, reason: null };
    expect((await trail()).items[1]).toMatchObject({ ...gone, action: 'account_suspended' });
  });

  test('a pessoa leva os papéis que tem e o que a trilha diz dela, sem o nome de quem fez', async () => {
    const person = await newPersonWith(palco, root, 'creator');
    const { body } = await person.call('GET', '/api/v1/me/export');
    expect(body.roles).toEqual({
      roles: ['creator', 'user'],
      permissions: ['apps:write', 'videos:publish'],
      changes: [
        { at: expect.any(String), action: 'role_granted', role: 'creator', reason: null, as: 'subject' },
      ],
    });
    expect(JSON.stringify(body.roles)).not.toContain(root.id);
  });
});

describe.runIf(hasDatabase())('o que cada conta pode, lembrado', () => {
  const time = { now: Date.now() };
  const palco = usePalco({ adminEmail: ROOT_EMAIL }, { now: () => new Date(time.now) });

  test('custa uma leitura por conta a cada cinco segundos, e não uma por requisição', async () => {
    const person = await newPerson(palco);
    const ask = async (times: number) => {
      palco().takeQueries();
      for (let time = 0; time < times; time += 1) await person.call('GET', '/api/v1/roles');
      return palco()
        .takeQueries()
        .filter((name) => name === 'roles.facts').length;
    };
    await ask(1);
    expect(await ask(5)).toBe(0);
    time.now += 5_000;
    expect(await ask(5)).toBe(1);
  });

  test('a mudança feita em outro processo vale em até cinco segundos', async () => {
    const root = await newRoot(palco);
    const person = await newPersonWith(palco, root, 'admin');
    const { rolesAt } = await otherProcess();
    expect(await rolesAt(person)).toBe(200);
    await root.call('DELETE', `/api/v1/users/${person.handle}/roles/admin`);
    expect((await person.call('GET', '/api/v1/roles')).status).toBe(403);
    time.now += 5_000;
    expect(await rolesAt(person)).toBe(403);
  });

  /** Outro Palco sobre o mesmo banco e o mesmo relógio. */
  async function otherProcess() {
    const { app, close } = await compose({
      config: palco().config,
      log: createLog('silent'),
      clock: { now: () => new Date(time.now) },
    });
    onTestFinished(close);
    await app.ready();
    const rolesAt = async ({ cookie }: Person) =>
      (await app.inject({ url: '/api/v1/roles', headers: { cookie } })).statusCode;
    return { rolesAt };
  }
});
