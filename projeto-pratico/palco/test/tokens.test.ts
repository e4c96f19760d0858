import { createHmac, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { calculateJwkThumbprint, createLocalJWKSet, importJWK, jwtVerify, SignJWT } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { need } from '#app/building.ts';
import { meWith, openApp, readJwt, renew } from './support/app.ts';
import { hasDatabase, usePalco } from './support/palco.ts';
import { newPerson, PASSWORD, type Person, signIn, visitor } from './support/person.ts';

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe.runIf(hasDatabase())('token de acesso', () => {
  const time = { now: Date.now() };
  const palco = usePalco(
    { publicUrl: 'https://palco.exemplo.com.br/', accessTokenTtlSeconds: 300 },
    { now: () => new Date(time.now) },
  );
  let person: Person;
  let jwt = '';
  beforeAll(async () => {
    person = await newPerson(palco);
    jwt = (await openApp(palco, person.handle)).accessToken;
  });
  const refused = (token: string) => meWith(palco, `Bearer ${token}`);
  /** O mesmo token, com as mudanças pedidas, assinado com a chave de verdade. */
  const forge = async (claims: object, header: object = {}) => {
    const { kid, alg, privateKey } = await need(palco().building, 'keys').current();
    const { payload } = readJwt(jwt);
    return new SignJWT({ ...payload, ...claims })
      .setProtectedHeader({ alg, kid, typ: 'at+jwt', ...header })
      .sign(privateKey);
  };

  test('segue a RFC 9068, e quem só tem o JWKS o confere', async () => {
    const answer = await visitor(palco).call('POST', '/api/v1/tokens', {
      login: person.handle,
      password: PASSWORD,
    });
    expect(answer).toMatchObject({
      status: 201,
      body: { tokenType: 'Bearer', expiresIn: 300, user: { id: person.id } },
      headers: { 'cache-control': 'no-store' },
    });
    expect(answer.headers['set-cookie']).toBeUndefined();
    const jwks = await visitor(palco).call('GET', '/.well-known/jwks.json');
    expect(jwks.headers['cache-control']).toBe('public, max-age=300');
    expect(Object.keys(jwks.body.keys[0]).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
    const { payload, protectedHeader } = await jwtVerify(
      answer.body.accessToken,
      createLocalJWKSet(jwks.body),
      { issuer: 'https://palco.exemplo.com.br', audience: 'https://palco.exemplo.com.br/api', typ: 'at+jwt' },
    );
    expect(protectedHeader).toEqual({ alg: 'ES256', kid: jwks.body.keys[0].kid, typ: 'at+jwt' });
    expect(payload).toMatchObject({ sub: person.id, client_id: 'palco', sid: expect.any(String) });
    expect(Number(payload.exp) - Number(payload.iat)).toBe(300);
  });

  test('abre o que o cookie abre', async () => {
    expect(await meWith(palco, `Bearer ${jwt}`)).toMatchObject({ status: 200, body: { id: person.id } });
    expect((await meWith(palco, `bEARER ${jwt}`)).status).toBe(200);
    const headers = { authorization: `Bearer ${jwt}`, 'sec-fetch-site': 'cross-site' };
    expect((await visitor(palco).call('PATCH', '/api/v1/me', { bio: 'pelo app' }, headers)).status).toBe(200);
    const withCookie = await person.call('PATCH', '/api/v1/me', { bio: 'x' }, headers);
    expect(withCookie.body.code).toBe('cross_origin');
  });

  test('quem manda um token é julgado por ele, mesmo com cookie bom e em rota pública', async () => {
    for (const path of ['/api/v1/me', `/api/v1/users/${person.handle}`, '/api/v1/sessions/current']) {
      const answer = await person.call('GET', path, undefined, { authorization: `Bearer ${jwt}x` });
      expect(answer).toMatchObject({
        status: 401,
        body: { code: 'unauthenticated' },
        headers: { 'www-authenticate': 'Bearer error="invalid_token"' },
      });
    }
    const none = await visitor(palco).call('GET', '/api/v1/me');
    expect(none).toMatchObject({ status: 401, headers: { 'www-authenticate': 'Bearer' } });
  });

  test.each(['Bearer', 'Bearer ', 'Bearer a b', 'Bearer ..', `Bearer ${'a'.repeat(9_000)}`, 'bearer \t'])(
    '%j não é token',
    async (authorization) => {
      expect((await meWith(palco, authorization)).status).toBe(401);
    },
  );

  test('sem assinatura, ou com a chave pública no lugar do segredo, não vale', async () => {
    const { payload } = readJwt(jwt);
    const keys = need(palco().building, 'keys');
    const { kid } = await keys.current();
    const none = `${encode({ alg: 'none', kid, typ: 'at+jwt' })}.${encode(payload)}.`;
    expect((await refused(none)).status).toBe(401);
    const pem = createPublicKey({ key: { ...(await keys.publicSet()).keys[0] }, format: 'jwk' });
    for (const secret of [
      pem.export({ type: 'spki', format: 'pem' }),
      pem.export({ type: 'spki', format: 'der' }),
    ]) {
      const body = `${encode({ alg: 'HS256', kid, typ: 'at+jwt' })}.${encode(payload)}`;
      const hmac = createHmac('sha256', secret).update(body).digest('base64url');
      expect((await refused(`${body}.${hmac}`)).status).toBe(401);
    }
  });

  test('assinado por outra chave, com kid alheio, ausente ou que é um caminho, ou com a chave dentro, não vale', async () => {
    const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const jwk = pair.publicKey.export({ format: 'jwk' });
    const { kid } = await need(palco().building, 'keys').current();
    const mine = await calculateJwkThumbprint({ ...jwk, kty: 'EC' });
    const headers = [
      { kid },
      { kid: mine },
      {},
      { kid: "' or 1=1 --" },
      { kid: '../../etc/passwd' },
      { kid: mine, jwk },
    ];
    for (const header of headers) {
      const forged = new SignJWT(readJwt(jwt).payload).setProtectedHeader({
        alg: 'ES256',
        typ: 'at+jwt',
        ...header,
      });
      expect((await refused(await forged.sign(pair.privateKey))).status, JSON.stringify(header)).toBe(401);
    }
  });

  test.each([
    ['outro emissor', { iss: 'https://outro.exemplo' }],
    ['o emissor com barra no fim', { iss: 'https://palco.exemplo.com.br/' }],
    ['outra audiência', { aud: 'https://palco.exemplo.com.br' }],
    ['outra pessoa no mesmo aparelho', { sub: '01a20ae0-786e-7000-afd0-0c3ac3dcbb4e' }],
    ['aparelho que não existe', { sid: '01a20ae0-786e-7000-afd0-0c3ac3dcbb4e' }],
    ['aparelho que não é um id', { sid: "x' or true" }],
    ['outro cliente', { client_id: 'terceiro' }],
    ['sem validade', { exp: undefined }],
    ['sem jti', { jti: undefined }],
    ['nascido daqui a um minuto', { iat: Math.floor(time.now / 1_000) + 60 }],
  ])('assinado por nós, mas com %s, não vale', async (_what, claims) => {
    expect((await refused(await forge(claims))).status).toBe(401);
  });

  test.each(['JWT', 'id+jwt', 'logout+jwt', undefined])(
    'assinado por nós, mas do tipo %s, não vale',
    async (typ) => {
      expect((await refused(await forge({}, { typ }))).status).toBe(401);
    },
  );

  test('vence sem tolerância; o relógio de quem assinou pode estar 30 s adiante', async () => {
    const { accessToken } = await openApp(palco, person.handle);
    const exp = Number(readJwt(accessToken).payload.exp);
    const before = time.now;
    time.now = exp * 1_000 - 1;
    expect((await refused(accessToken)).status).toBe(200);
    time.now = exp * 1_000;
    expect((await refused(accessToken)).status).toBe(401);
    time.now = before;
    const ahead = await forge({ iat: Math.floor(time.now / 1_000) + 25 });
    expect((await refused(ahead)).status).toBe(200);
  });

  test('o aplicativo entra com as mesmas recusas do navegador', async () => {
    const enter = (login: string, password: string, extra = {}) =>
      visitor(palco).call('POST', '/api/v1/tokens', { login, password, ...extra });
    const [wrong, nobody] = [
      await enter(person.handle, 'errada demais'),
      await enter('ninguem', 'errada demais'),
    ];
    expect(wrong).toMatchObject({ status: 401, body: { code: 'credentials_invalid' } });
    expect({ ...nobody.body, instance: '' }).toEqual({ ...wrong.body, instance: '' });
    expect((await enter(person.handle, PASSWORD, { admin: true })).body.errors).toMatchObject([
      { field: 'admin' },
    ]);
    expect((await enter(person.handle, PASSWORD, { deviceName: 'x'.repeat(81) })).status).toBe(400);
  });

  test('a sessão atual de um aplicativo é ele: sair o encerra', async () => {
    const app = await openApp(palco, person.handle);
    const headers = { authorization: `Bearer ${app.accessToken}` };
    const current = await visitor(palco).call('GET', '/api/v1/sessions/current', undefined, headers);
    expect(current.body.user.id).toBe(person.id);
    const out = await visitor(palco).call('DELETE', '/api/v1/sessions/current', undefined, headers);
    expect([out.status, out.headers['set-cookie']]).toEqual([204, undefined]);
    expect((await refused(app.accessToken)).status).toBe(401);
    expect((await renew(palco, app.refreshToken)).body.code).toBe('refresh_invalid');
  });

  test('conta desativada, apagada: o token aberto sabe na hora', async () => {
    const gone = await newPerson(palco);
    const { accessToken } = await openApp(palco, gone.handle);
    expect((await refused(accessToken)).status).toBe(200);
    await gone.call('POST', '/api/v1/me/deactivation', { password: PASSWORD });
    const headers = { authorization: `Bearer ${accessToken}` };
    const edit = await visitor(palco).call('PATCH', '/api/v1/me', { bio: 'x' }, headers);
    expect(edit.body.code).toBe('account_deactivated');
    await gone.call('DELETE', '/api/v1/me/deactivation');
    expect((await visitor(palco).call('PATCH', '/api/v1/me', { bio: 'x' }, headers)).status).toBe(200);
    await gone.call('POST', '/api/v1/me/deletion', { password: PASSWORD });
    expect((await refused(accessToken)).status).toBe(401);
  });

  test('trocar a senha encerra os aplicativos, e só eles: quem trocou fica', async () => {
    const owner = await newPerson(palco);
    const { accessToken, refreshToken } = await openApp(palco, owner.handle);
    expect((await refused(accessToken)).status).toBe(200);
    const change = { currentPassword: PASSWORD, newPassword: 'plateia apagada 77' };
    expect((await owner.call('PUT', '/api/v1/me/password', change)).status).toBe(204);
    expect((await refused(accessToken)).status).toBe(401);
    expect((await renew(palco, refreshToken)).body.code).toBe('refresh_invalid');
    expect((await owner.call('GET', '/api/v1/me')).status).toBe(200);
    expect((await signIn(palco, owner.handle, 'plateia apagada 77')).id).toBe(owner.id);
  });

  test('a chave privada não está no banco, nem o segredo dela no JWKS', async () => {
    const [key] = (await need(palco().building, 'keys').privateSet()).map(({ d }) => d ?? '');
    expect(key).toMatch(/^[\w-]{43}$/);
    const raw = Buffer.from(key ?? '', 'base64url');
    const { rows } = await palco().building.db.pool.query(
      'select private_sealed, public_jwk::text from signing_keys.keys',
    );
    for (const row of rows) {
      expect(row.private_sealed.includes(raw)).toBe(false);
      expect(row.public_jwk).not.toContain(key);
    }
    await expect(importJWK({ ...rows[0], kty: 'EC' })).rejects.toThrow();
  });
});
