import { createHash, randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { hasDatabase, usePalco } from './support/palco.ts';
import {
  type Answer,
  accountOf,
  cookieOf,
  letterTo,
  NEW_DEVICE,
  newPerson,
  PASSWORD,
  tokenIn,
  visitor,
} from './support/person.ts';

const cookies = ({ headers }: Answer): string[] => [headers['set-cookie'] ?? []].flat();

describe.runIf(hasDatabase())('cookie de sessão sob https', () => {
  const palco = usePalco({ publicUrl: 'https://palco.exemplo.com.br' });
  const enter = (login: string, headers = {}) =>
    visitor(palco).call('POST', '/api/v1/sessions', { login, password: PASSWORD }, headers);
  const me = (cookie: string) => visitor(palco).call('GET', '/api/v1/me', undefined, { cookie });
  /** Uma sessão como a versão anterior abria: sem nada do que veio depois, no nome sem prefixo. */
  const oldSession = async (userId: string) => {
    const token = randomBytes(32).toString('base64url');
    await palco().building.db.pool.query(
      `insert into sessions.sessions (id, token_hash, user_id, created_at, expires_at, account_active)
       values (gen_random_uuid(), $1, $2, now(), now() + interval '29 days', true)`,
      [createHash('sha256').update(token).digest(), userId],
    );
    return token;
  };

  test('HttpOnly, SameSite=Lax, Path=/, Secure, sem Domain, com o prefixo que os navegadores cobram', async () => {
    const person = await newPerson(palco);
    const lines = cookies(await enter(person.handle));
    expect(lines.map((line) => line.split('=', 1)[0])).toEqual([
      '__Host-palco_session',
      '__Host-palco_device',
    ]);
    for (const line of lines) {
      const [, ...attributes] = line.split('; ').map((part) => part.toLowerCase());
      expect(attributes).toEqual(expect.arrayContaining(['path=/', 'httponly', 'secure', 'samesite=lax']));
      expect(line).not.toMatch(/domain/i);
    }
    const out = await person.call('DELETE', '/api/v1/sessions/current');
    expect(cookies(out)[0]).toMatch(/^__Host-palco_session=;.*Path=\/.*Secure/);
  });

  test('o cookie trazido nunca é adotado, e a sessão que ele abria acaba na entrada', async () => {
    const person = await newPerson(palco);
    const planted = `__Host-palco_session=${'a'.repeat(43)}`;
    expect(cookieOf(await enter(person.handle, { cookie: planted }))).not.toBe(planted);
    expect((await me(planted)).status).toBe(401);
    const fresh = cookieOf(await enter(person.handle, { cookie: person.cookie }));
    expect(fresh).not.toBe(person.cookie);
    expect((await me(person.cookie)).status).toBe(401);
    expect((await me(fresh)).status).toBe(200);
  });

  test('sessão aberta antes da atualização segue valendo, e passa ao nome novo na primeira visita', async () => {
    const person = await newPerson(palco);
    const token = await oldSession(person.id);
    const visit = await me(`palco_session=${token}`);
    expect(visit.status).toBe(200);
    expect(cookieOf({ ...visit, headers: { 'set-cookie': cookies(visit).slice(-1) } })).toBe(
      `__Host-palco_session=${token}`,
    );
    expect(cookies(visit)[0]).toMatch(/^palco_session=;/);
    expect((await me(`__Host-palco_session=${token}`)).status).toBe(200);
    const { body } = await visitor(palco).call('GET', '/api/v1/me/devices', undefined, {
      cookie: `__Host-palco_session=${token}`,
    });
    expect(body.items).toContainEqual(
      expect.objectContaining({ current: true, name: 'Navegador', address: null }),
    );
  });

  test('sessão nova não entra pelo nome antigo, que um subdomínio poderia plantar', async () => {
    const person = await newPerson(palco);
    expect((await me(`palco_session=${person.cookie.split('=')[1]}`)).status).toBe(401);
  });

  test('por mais que se use, a sessão acaba doze validades depois de nascer', async () => {
    const person = await newPerson(palco);
    const { db } = palco().building;
    const born = (days: number) =>
      db.pool.query(
        `update sessions.sessions set created_at = now() - make_interval(days => $2), expires_at = now() + interval '2 days'
         where user_id = $1`,
        [person.id, days],
      );
    const left = async () => {
      const { rows } = await db.pool.query(
        'select extract(epoch from expires_at - now()) / 86400 as days from sessions.sessions where user_id = $1',
        [person.id],
      );
      return Math.round(rows[0]?.days);
    };
    await born(100);
    expect((await me(person.cookie)).status).toBe(200);
    expect(await left()).toBe(30);
    await born(358);
    expect((await me(person.cookie)).status).toBe(200);
    expect(await left()).toBe(2);
  });
});

describe.runIf(hasDatabase())('confirmar a conta abre a sessão', () => {
  const palco = usePalco();
  beforeAll(() => palco().work());

  test('o aparelho em que a conta nasce é conhecido, e não se avisa', async () => {
    const account = accountOf('nascente');
    const someone = visitor(palco);
    await someone.call('POST', '/api/v1/users', account);
    const token = tokenIn(await letterTo(palco, account.email));
    const confirmed = await someone.call('POST', '/api/v1/email-confirmations', {
      token,
      password: PASSWORD,
    });
    const cookie = cookies(confirmed)
      .map((line) => line.split(';', 1)[0])
      .join('; ');
    expect((await someone.call('GET', '/api/v1/me', undefined, { cookie })).status).toBe(200);
    const login = { login: account.handle, password: PASSWORD };
    await someone.call('POST', '/api/v1/sessions', login, { cookie });
    await someone.call('POST', '/api/v1/sessions', login);
    const notices = () =>
      palco()
        .mail.letters()
        .filter(({ subject }) => subject === NEW_DEVICE);
    await expect.poll(() => notices().length, { timeout: 10_000 }).toBe(1);
  });
});
