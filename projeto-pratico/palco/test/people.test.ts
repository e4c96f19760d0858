import { describe, expect, test } from 'vitest';
import { statement } from '#kernel/db.ts';
import { hasDatabase, usePalco } from './support/palco.ts';
import { accountOf, cookieOf, newPerson, PASSWORD, visitor } from './support/person.ts';

describe.runIf(hasDatabase())('pessoas e sessões', () => {
  const time = { now: Date.now() };
  const palco = usePalco({ sessionTtlSeconds: 1_000 }, { now: () => new Date(time.now) });
  const someone = visitor(palco);

  test('entrar por nome ou e-mail; senha errada e conta inexistente respondem igual', async () => {
    await palco().building.doors.users?.enroll(accountOf('entra'));
    const signIn = (login: string, password: string) =>
      someone.call('POST', '/api/v1/sessions', { login, password });
    expect(await signIn('@Entra', PASSWORD)).toMatchObject({
      status: 201,
      body: { user: { handle: 'entra' } },
    });
    expect((await signIn('ENTRA@exemplo.com.br', PASSWORD)).status).toBe(201);
    const [wrong, nobody] = await Promise.all([
      signIn('entra', 'errada demais'),
      signIn('ninguem', 'errada demais'),
    ]);
    const comparable = ({ status, body }: typeof wrong) => ({ status, ...body, instance: '' });
    expect(comparable(wrong)).toEqual(comparable(nobody));
    expect(wrong).toMatchObject({ status: 401, body: { code: 'credentials_invalid' } });
  });

  test('a sessão de quem é: a própria conta, ou ninguém, sem ser erro', async () => {
    const person = await newPerson(palco);
    const mine = await person.call('GET', '/api/v1/sessions/current');
    expect(mine).toMatchObject({ status: 200, body: { user: { handle: person.handle } } });
    expect(mine.headers['cache-control']).toBe('no-store');
    const nobody = await someone.call('GET', '/api/v1/sessions/current');
    expect(nobody).toMatchObject({ status: 200, body: { user: null } });
  });

  test('uma página aberta por outra pessoa não age com a sessão desta', async () => {
    const [before, now] = [await newPerson(palco), await newPerson(palco)];
    const publish = (viewer: string) =>
      now.call('POST', '/api/v1/posts', { text: 'quem assina?' }, { 'x-palco-viewer': viewer });
    expect(await publish(before.id)).toMatchObject({ status: 409, body: { code: 'viewer_changed' } });
    expect((await now.call('GET', `/api/v1/users/${now.handle}`)).body.counts.posts).toBe(0);
    expect((await publish(now.id)).status).toBe(201);
  });

  test('sair encerra a sessão no servidor', async () => {
    const person = await newPerson(palco);
    expect((await person.call('DELETE', '/api/v1/sessions/current')).status).toBe(204);
    expect((await person.call('GET', '/api/v1/me')).status).toBe(401);
  });

  test('a validade anda com o uso e acaba sem ele', async () => {
    const person = await newPerson(palco);
    time.now += 900_000;
    const renewed = await person.call('GET', '/api/v1/me');
    expect(renewed.status).toBe(200);
    expect(cookieOf(renewed)).toBe(person.cookie);
    time.now += 900_000;
    expect((await person.call('GET', '/api/v1/me')).status).toBe(200);
    time.now += 1_000_001;
    expect((await person.call('GET', '/api/v1/me')).status).toBe(401);
  });

  test('o banco não guarda senha nem token', async () => {
    const person = await newPerson(palco);
    const rows = await palco().building.db.query<{ all: string }>(
      statement(
        'test.dump',
        `select (select string_agg(u::text, '') from users.users u) || (select string_agg(s::text, '') from sessions.sessions s) as all`,
      ),
    );
    const dump = rows[0]?.all ?? '';
    expect(dump).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
    expect(dump).not.toContain(PASSWORD);
    expect(dump).not.toContain(person.cookie.split('=')[1]);
  });

  test('editar o perfil limpa o texto e só mexe no que veio', async () => {
    const person = await newPerson(palco);
    const { body } = await person.call('PATCH', '/api/v1/me', { bio: ' gosto de cafe\u0301 ' });
    expect(body).toMatchObject({ bio: 'gosto de café', handle: person.handle });
    expect((await person.call('PATCH', '/api/v1/me', {})).status).toBe(400);
    expect((await person.call('PATCH', '/api/v1/me', { email: 'x@exemplo.com.br' })).body.errors).toEqual([
      { field: 'email', message: 'Este campo não existe aqui.' },
    ]);
  });

  test.each([
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site', origin: 'http://outro.localhost' }, 403],
    [{ origin: 'https://mau.exemplo' }, 403],
    [{ origin: 'null' }, 403],
    [{ 'sec-fetch-site': 'same-origin' }, 200],
    [{ origin: 'http://localhost:3000' }, 200],
    [{}, 200],
  ])('escrita vinda de %j responde %i', async (headers, status) => {
    const person = await newPerson(palco);
    expect(
      (await person.call('PATCH', '/api/v1/me', { bio: 'x' }, headers as Record<string, string>)).status,
    ).toBe(status);
  });
});

describe.runIf(hasDatabase())('limite de tentativas', () => {
  const palco = usePalco({ authAttemptsPerMinute: 3 });

  test('conta por login, avisa nos cabeçalhos e não prende os outros', async () => {
    const signIn = (login: string) =>
      visitor(palco).call('POST', '/api/v1/sessions', { login, password: 'errada demais' });
    for (let n = 0; n < 3; n += 1) expect((await signIn('alvo')).status).toBe(401);
    const blocked = await signIn('ALVO');
    expect(blocked).toMatchObject({ status: 429, body: { code: 'too_many_requests' } });
    expect(Number(blocked.headers['retry-after'])).toBeGreaterThan(0);
    expect(blocked.headers['ratelimit-policy']).toBe('"address";q=15;w=60, "login";q=3;w=60');
    expect(blocked.headers.ratelimit).toMatch(/^"address";r=11;t=\d+, "login";r=0;t=\d+$/);
    expect((await signIn('outra_pessoa')).status).toBe(401);
  });
});
