import { describe, expect, test } from 'vitest';
import type { Browser } from '../../../../test/support/browser.ts';
import {
  callWith,
  listeningPalco,
  personIn,
  registerApp,
  type TestApp,
  tokenCall,
  tokensFor,
} from '../../../../test/support/oauth.ts';
import { hasDatabase } from '../../../../test/support/palco.ts';

const palco = await listeningPalco();
const OFFLINE = 'openid profile offline_access';

const refresh = (app: TestApp, token: string | undefined) =>
  tokenCall(palco, app, '/oauth/token', { grant_type: 'refresh_token', refresh_token: token ?? '' });
const introspect = (app: TestApp, token: string | undefined) =>
  tokenCall(palco, app, '/oauth/introspect', { token: token ?? '' });

describe.runIf(hasDatabase())('token de renovação', () => {
  test('só vem com offline_access', async () => {
    const { browser } = await personIn(palco);
    const app = await registerApp(browser);
    expect(await tokensFor(palco, browser, app)).not.toHaveProperty('refresh_token');
    expect(await tokensFor(palco, browser, app, OFFLINE)).toHaveProperty('refresh_token');
  });

  test.each(['public', 'confidential'] as const)('troca-se a cada uso (%s)', async (type) => {
    const { browser } = await personIn(palco);
    const app = await registerApp(browser, type);
    const first = await tokensFor(palco, browser, app, OFFLINE);
    const second = await refresh(app, first.refresh_token);
    expect(second.status).toBe(200);
    expect(second.body.refresh_token).not.toBe(first.refresh_token);
    expect((await callWith(palco, second.body.access_token, '/api/v1/me')).status).toBe(200);
  });

  test('reusar um já trocado mata a família inteira, e a permissão', async () => {
    const { browser } = await personIn(palco);
    const app = await registerApp(browser);
    const first = await tokensFor(palco, browser, app, OFFLINE);
    const second = await refresh(app, first.refresh_token);
    const reused = await refresh(app, first.refresh_token);
    expect(reused).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    expect((await refresh(app, second.body.refresh_token)).body.error).toBe('invalid_grant');
    expect((await callWith(palco, second.body.access_token, '/api/v1/me')).status).toBe(401);
    expect((await introspect(app, second.body.access_token)).body).toEqual({ active: false });
  });

  test('vinte renovações do mesmo ao mesmo tempo: uma só dá certo', async () => {
    const { browser } = await personIn(palco);
    const app = await registerApp(browser);
    const { refresh_token: token } = await tokensFor(palco, browser, app, OFFLINE);
    const answers = await Promise.all(Array.from({ length: 20 }, () => refresh(app, token)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.every(({ status }) => status === 200 || status === 400)).toBe(true);
  });

  test('o de um aplicativo não serve a outro', async () => {
    const { browser } = await personIn(palco);
    const [mine, other] = [await registerApp(browser), await registerApp(browser)];
    const { refresh_token: token } = await tokensFor(palco, browser, mine, OFFLINE);
    expect((await refresh(other, token)).body.error).toBe('invalid_grant');
    expect((await refresh(mine, token)).status).toBe(200);
  });

  test('não cresce: escopo que não foi dado é recusado', async () => {
    const { browser } = await personIn(palco);
    const app = await registerApp(browser);
    const { refresh_token: token } = await tokensFor(palco, browser, app, OFFLINE);
    const fields = { grant_type: 'refresh_token', refresh_token: token ?? '', scope: 'openid profile email' };
    expect((await tokenCall(palco, app, '/oauth/token', fields)).body.error).toBe('invalid_scope');
  });
});

describe.runIf(hasDatabase())('revogação e introspecção', () => {
  test('revogado o de renovação, nada do que saiu dele vale', async () => {
    const { browser } = await personIn(palco);
    const app = await registerApp(browser);
    const tokens = await tokensFor(palco, browser, app, OFFLINE);
    const revoked = await tokenCall(palco, app, '/oauth/revoke', { token: tokens.refresh_token ?? '' });
    expect(revoked.status).toBe(200);
    expect((await refresh(app, tokens.refresh_token)).body.error).toBe('invalid_grant');
    expect((await callWith(palco, tokens.access_token, '/api/v1/me')).status).toBe(401);
  });

  test('o que não existe, ou é de outro, dá 200 e não muda nada', async () => {
    const { browser } = await personIn(palco);
    const [mine, other] = [await registerApp(browser), await registerApp(browser)];
    const { access_token: token } = await tokensFor(palco, browser, mine);
    const foreign = await tokenCall(palco, other, '/oauth/revoke', { token: token ?? '' });
    expect(foreign.status).toBe(200);
    expect((await tokenCall(palco, mine, '/oauth/revoke', { token: 'inventado' })).status).toBe(200);
    expect((await callWith(palco, token, '/api/v1/me')).status).toBe(200);
  });

  test('quem guarda segredo vê o token que é seu, e só ele', async () => {
    const { browser, userId } = await personIn(palco);
    const [mine, other] = [await registerApp(browser), await registerApp(browser)];
    const { access_token: token } = await tokensFor(palco, browser, mine, 'openid profile');
    expect((await introspect(mine, token)).body).toMatchObject({
      active: true,
      sub: userId,
      client_id: mine.clientId,
      scope: 'openid profile',
      iss: palco().config.publicUrl,
    });
    expect((await introspect(other, token)).body).toEqual({ active: false });
    expect((await introspect(mine, 'C'.repeat(43))).body).toEqual({ active: false });
  });

  test('aplicativo público não consulta nem o token que é seu', async () => {
    const { browser } = await personIn(palco);
    const app = await registerApp(browser, 'public');
    const { access_token: token } = await tokensFor(palco, browser, app);
    for (const one of [token, 'inventado'])
      expect(await introspect(app, one)).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
  });
});

describe.runIf(hasDatabase())('token de terceiro na API', () => {
  test('lê o perfil com o escopo, o e-mail só com o seu, e mais nada', async () => {
    const { browser, userId, handle } = await personIn(palco);
    const app = await registerApp(browser);
    const me = async (scope: string) => {
      const { access_token: token } = await tokensFor(palco, browser, app, scope);
      const response = await callWith(palco, token, '/api/v1/me');
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    };
    const withEmail = await me('openid profile email');
    expect(withEmail.body).toMatchObject({ id: userId, handle, email: `${handle}@exemplo.com.br` });
    const without = await me('openid profile');
    expect(without.body).toMatchObject({ id: userId, handle });
    for (const field of ['email', 'pendingEmail', 'permissions', 'roles'])
      expect(without.body).not.toHaveProperty(field);
    expect(await me('openid')).toMatchObject({ status: 403, body: { code: 'insufficient_scope' } });
  });

  test('nenhuma outra rota de quem entrou o aceita', async () => {
    const { browser } = await personIn(palco);
    const app = await registerApp(browser);
    const { access_token: token } = await tokensFor(palco, browser, app, 'openid profile email');
    const refused = palco().routes.filter(({ url, method, access }) => {
      return access !== 'public' && url.startsWith('/api/') && !(url === '/api/v1/me' && method === 'GET');
    });
    const open: string[] = [];
    for (const { method, url } of refused.filter((route) => route.method !== 'HEAD')) {
      const response = await palco().app.inject({
        method: method as 'GET',
        url: url.replaceAll(/:\w+/g, '01a20ae0-786e-7000-afd0-0c3ac3dcbb4e'),
        headers: { authorization: `Bearer ${token}` },
      });
      const { code } = response.json() as { code?: string };
      if (response.statusCode !== 403 || code !== 'insufficient_scope') open.push(`${method} ${url} ${code}`);
    }
    expect(open).toEqual([]);
    expect(refused.length).toBeGreaterThan(30);
  });
});

describe.runIf(hasDatabase())('o fim de uma conta é o fim dos tokens dela', () => {
  const endings: [string, (browser: Browser, userId: string) => Promise<unknown>][] = [
    ['desativada', (browser) => browser.post('/api/v1/me/deactivation', { password: 'coxia iluminada 42' })],
    ['apagada', (browser) => browser.post('/api/v1/me/deletion', { password: 'coxia iluminada 42' })],
    [
      'suspensa',
      (_browser, userId) =>
        palco().building.db.transaction(async (tx) =>
          palco().building.doors.users?.suspend(tx, userId, 'Motivo.'),
        ),
    ],
    [
      'com a senha redefinida',
      (_browser, userId) =>
        palco().building.db.transaction(async (tx) => {
          for (const one of palco().building.reactions) await one.passwordChanged?.(tx, userId, null);
        }),
    ],
    ['que retirou a permissão', (browser) => withdraw(browser)],
  ];

  async function withdraw(browser: Browser) {
    const { items } = (await (await browser.fetch('/api/v1/me/grants')).json()) as {
      items: { id: string }[];
    };
    const response = await browser.fetch(`/api/v1/me/grants/${items[0]?.id}`, { method: 'DELETE' });
    expect(response.status).toBe(204);
  }

  test.each(endings)('conta %s', async (_what, end) => {
    const { browser: developer } = await personIn(palco);
    const app = await registerApp(developer);
    const { browser, userId } = await personIn(palco);
    const tokens = await tokensFor(palco, browser, app, OFFLINE);
    expect((await introspect(app, tokens.access_token)).body).toMatchObject({ active: true });
    await end(browser, userId);
    expect((await callWith(palco, tokens.access_token, '/api/v1/me')).status).toBe(401);
    expect((await callWith(palco, tokens.access_token, '/oauth/userinfo')).status).toBe(401);
    expect((await introspect(app, tokens.access_token)).body).toEqual({ active: false });
    expect((await refresh(app, tokens.refresh_token)).body.error).toBe('invalid_grant');
  });

  test('trocar a senha por vontade própria não desfaz o que se permitiu', async () => {
    const { browser } = await personIn(palco);
    const tokens = await tokensFor(palco, browser, await registerApp(browser));
    const change = { currentPassword: 'coxia iluminada 42', newPassword: 'outra coxia bem acesa' };
    const headers = { 'content-type': 'application/json' };
    const response = await browser.fetch('/api/v1/me/password', {
      method: 'PUT',
      headers,
      body: JSON.stringify(change),
    });
    expect(response.status).toBe(204);
    expect((await callWith(palco, tokens.access_token, '/api/v1/me')).status).toBe(200);
  });

  test('apagado o aplicativo, os tokens de todos os que o usavam morrem', async () => {
    const { browser: developer } = await personIn(palco);
    const app = await registerApp(developer);
    const { browser } = await personIn(palco);
    const tokens = await tokensFor(palco, browser, app);
    const response = await developer.fetch(`/api/v1/apps/${app.clientId}`, { method: 'DELETE' });
    expect(response.status).toBe(204);
    expect((await callWith(palco, tokens.access_token, '/api/v1/me')).status).toBe(401);
  });
});
