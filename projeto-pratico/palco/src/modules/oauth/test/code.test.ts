import { createRemoteJWKSet, jwtVerify } from 'jose';
import { describe, expect, test } from 'vitest';
import {
  allow,
  authorizeUrl,
  CALLBACK,
  callWith,
  codeFor,
  exchange,
  listeningPalco,
  personIn,
  registerApp,
  tokensFor,
} from '../../../../test/support/oauth.ts';
import { hasDatabase } from '../../../../test/support/palco.ts';

const palco = await listeningPalco();

describe.runIf(hasDatabase())('código de autorização', () => {
  test('a volta traz código, state e emissor, e o id_token é assinado, com nonce e para este aplicativo', async () => {
    const { browser, userId } = await personIn(palco);
    const app = await registerApp(browser);
    const verifier = 'v'.repeat(43);
    const back = await allow(
      browser,
      authorizeUrl(app, { verifier, state: 'meu estado', nonce: 'meu nonce' }),
    );
    expect(back.href.startsWith(`${CALLBACK}?`)).toBe(true);
    const { publicUrl } = palco().config;
    expect(Object.fromEntries(back.searchParams)).toMatchObject({ state: 'meu estado', iss: publicUrl });
    const code = back.searchParams.get('code') ?? '';
    const { body } = await exchange(palco, app, { code, code_verifier: verifier });
    const keys = createRemoteJWKSet(new URL(`${publicUrl}/.well-known/jwks.json`));
    const { payload } = await jwtVerify(body.id_token ?? '', keys, {
      issuer: publicUrl,
      audience: app.clientId,
    });
    expect(payload).toMatchObject({ sub: userId, nonce: 'meu nonce' });
  });

  test('vale uma vez: o segundo uso é recusado e leva consigo o que o primeiro ganhou', async () => {
    const { browser } = await personIn(palco);
    const app = await registerApp(browser);
    const { code, verifier } = await codeFor(browser, app);
    const first = await exchange(palco, app, { code, code_verifier: verifier });
    expect((await callWith(palco, first.body.access_token, '/api/v1/me')).status).toBe(200);
    const second = await exchange(palco, app, { code, code_verifier: verifier });
    expect(second).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    expect((await callWith(palco, first.body.access_token, '/api/v1/me')).status).toBe(401);
    expect((await callWith(palco, first.body.access_token, '/oauth/userinfo')).status).toBe(401);
  });

  test('vinte trocas ao mesmo tempo: uma só dá certo, e nenhuma trava outra', async () => {
    const { browser } = await personIn(palco);
    const app = await registerApp(browser, 'public');
    for (let round = 0; round < 5; round++) {
      const { code, verifier } = await codeFor(browser, app);
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => exchange(palco, app, { code, code_verifier: verifier })),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(19).fill(400)]);
      expect(new Set(answers.map(({ body }) => body.error))).toEqual(new Set([undefined, 'invalid_grant']));
    }
  });

  test.each([
    ['verificador de outro', { code_verifier: 'x'.repeat(43) }],
    ['sem verificador', { code_verifier: '' }],
    ['outro endereço de volta', { redirect_uri: 'https://aplicativo.exemplo/outra' }],
    ['código inventado', { code: 'A'.repeat(43) }],
  ])('%s não troca o código', async (_what, broken) => {
    const { browser } = await personIn(palco);
    const app = await registerApp(browser);
    const { code, verifier } = await codeFor(browser, app);
    const { status, body } = await exchange(palco, app, { code, code_verifier: verifier, ...broken });
    expect(status).toBe(400);
    expect(body.error).toMatch(/^invalid_(grant|request)$/);
  });

  test('o código de um aplicativo não serve a outro', async () => {
    const { browser } = await personIn(palco);
    const [mine, other] = [await registerApp(browser), await registerApp(browser)];
    const { code, verifier } = await codeFor(browser, mine);
    const stolen = await exchange(palco, other, { code, code_verifier: verifier });
    expect(stolen).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    expect((await exchange(palco, mine, { code, code_verifier: verifier })).status).toBe(200);
  });

  test('segredo errado ou ausente: 401, e o código continua valendo', async () => {
    const { browser } = await personIn(palco);
    const app = await registerApp(browser);
    const { code, verifier } = await codeFor(browser, app);
    const wrong = { ...app, clientSecret: 'B'.repeat(43) };
    expect((await exchange(palco, wrong, { code, code_verifier: verifier })).status).toBe(401);
    const { clientSecret: _secret, ...none } = app;
    expect((await exchange(palco, none, { code, code_verifier: verifier })).status).toBe(401);
    expect((await exchange(palco, app, { code, code_verifier: verifier })).status).toBe(200);
  });
});

describe.runIf(hasDatabase())('pedido de autorização', () => {
  const without = (url: string, ...names: string[]) => {
    const [path, query] = url.split('?');
    const left = new URLSearchParams(query);
    for (const name of names) left.delete(name);
    return `${path}?${left}`;
  };

  test.each([
    ['sem PKCE', (url: string) => without(url, 'code_challenge', 'code_challenge_method'), 'invalid_request'],
    ['PKCE em claro', (url: string) => url.replace('S256', 'plain'), 'invalid_request'],
    [
      'token no endereço',
      (url: string) => url.replace('response_type=code', 'response_type=token'),
      'unsupported_response_type',
    ],
    [
      'id_token no endereço',
      (url: string) => url.replace('response_type=code', 'response_type=code+id_token'),
      'unsupported_response_type',
    ],
    ['parâmetro repetido', (url: string) => `${url}&scope=openid`, 'invalid_request'],
    ['sem ninguém para responder', (url: string) => `${url}&prompt=none`, 'consent_required'],
  ])('%s: volta ao aplicativo com o erro', async (_what, change, error) => {
    const { browser } = await personIn(palco);
    const app = await registerApp(browser);
    await tokensFor(palco, browser, await registerApp(browser));
    const { url } = await browser.follow(change(authorizeUrl(app)));
    expect(`${url.origin}${url.pathname}`).toBe(CALLBACK);
    const answer = Object.fromEntries(new URLSearchParams(url.search || url.hash.slice(1)));
    const { publicUrl: iss } = palco().config;
    const got = error === 'consent_required' ? /^(consent|login|interaction)_required$/ : error;
    expect(answer).toMatchObject({ state: 'estado', iss, error: expect.stringMatching(got) });
    expect(answer).not.toHaveProperty('code');
  });

  test.each([
    ['endereço de volta não registrado', { redirectUri: 'https://ladrao.exemplo/volta' }],
    ['endereço com mais caminho', { redirectUri: `${CALLBACK}/x` }],
    ['endereço com consulta a mais', { redirectUri: `${CALLBACK}?x=1` }],
    ['outra grafia do host', { redirectUri: CALLBACK.toUpperCase() }],
  ])('%s: página de erro, nunca um redirecionamento', async (_what, ask) => {
    const { browser } = await personIn(palco);
    const app = await registerApp(browser);
    const response = await browser.fetch(authorizeUrl(app, ask), { headers: { accept: 'text/html' } });
    expect(response.status).toBe(400);
    expect(response.headers.get('location')).toBeNull();
    const page = await response.text();
    expect(page).toContain('a um endereço que ele não registrou');
    expect(page).not.toContain('ladrao.exemplo');
  });

  test('aplicativo que não existe: página em português, com os cabeçalhos de segurança da casa', async () => {
    const { browser } = await personIn(palco);
    const clientId = '<script>alert(1)</script>';
    const response = await browser.fetch(authorizeUrl({ clientId }));
    expect(response.status).toBe(400);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'x-content-type-options': 'nosniff',
      'x-request-id': expect.any(String),
    });
    const page = await response.text();
    expect(page).toContain('lang="pt-BR"');
    expect(page).not.toContain('<script');
  });

  test('programa na máquina da pessoa: a porta pode variar, o caminho não, e a pergunta vem sempre', async () => {
    const { browser } = await personIn(palco);
    const app = await registerApp(browser, 'public', ['http://127.0.0.1/volta']);
    const ask = { redirectUri: 'http://127.0.0.1:49152/volta' };
    expect((await allow(browser, authorizeUrl(app, ask))).host).toBe('127.0.0.1:49152');
    const again = await browser.follow(authorizeUrl(app, ask));
    expect(again.url.pathname).toMatch(/^\/autorizar\//);
    const moved = await browser.fetch(authorizeUrl(app, { redirectUri: 'http://127.0.0.1:49152/outra' }));
    expect(moved.status).toBe(400);
  });

  test('em um site, a porta é parte do endereço', async () => {
    const { browser } = await personIn(palco);
    const app = await registerApp(browser, 'confidential', ['http://localhost:4000/volta']);
    const moved = await browser.fetch(authorizeUrl(app, { redirectUri: 'http://localhost:4001/volta' }));
    expect(moved.status).toBe(400);
  });

  test('o Host da requisição não entra nos endereços que o provedor escreve', async () => {
    const { publicUrl } = palco().config;
    const headers = {
      host: 'ladrao.exemplo',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'ladrao.exemplo',
    };
    const discovery = await palco().app.inject({ url: '/.well-known/openid-configuration', headers });
    expect(discovery.body).not.toContain('ladrao');
    expect(discovery.json()).toMatchObject({
      issuer: publicUrl,
      token_endpoint: `${publicUrl}/oauth/token`,
      jwks_uri: `${publicUrl}/.well-known/jwks.json`,
      code_challenge_methods_supported: ['S256'],
      response_types_supported: ['code'],
      authorization_response_iss_parameter_supported: true,
    });
    const oauth = await palco().app.inject({ url: '/.well-known/oauth-authorization-server', headers });
    expect(oauth.json()).toEqual(discovery.json());
  });
});
