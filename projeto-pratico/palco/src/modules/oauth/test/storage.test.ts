import { decodeProtectedHeader } from 'jose';
import { describe, expect, test } from 'vitest';
import {
  authorizeUrl,
  CALLBACK,
  codeFor,
  exchange,
  listeningPalco,
  personIn,
  registerApp,
  tokenCall,
  tokensFor,
} from '../../../../test/support/oauth.ts';
import { hasDatabase } from '../../../../test/support/palco.ts';
import { PASSWORD } from '../../../../test/support/person.ts';

const palco = await listeningPalco();
const OFFLINE = 'openid profile offline_access';

/** Tudo o que a fatia tem no banco, em texto. */
async function everything(): Promise<string> {
  const { pool } = palco().building.db;
  const { rows } = await pool.query(
    'select t::text as row from oauth.artifacts t union all select t::text from oauth.apps t',
  );
  return rows.map(({ row }) => row).join('\n');
}

describe.runIf(hasDatabase())('o que fica no banco', () => {
  test('nenhum código, token, segredo, cookie ou id de pedido', async () => {
    const { browser } = await personIn(palco);
    const app = await registerApp(browser);
    const tokens = await tokensFor(palco, browser, app, OFFLINE);
    const { code } = await codeFor(browser, app, { scope: 'openid' });
    const { url } = await browser.follow(authorizeUrl(app, { scope: OFFLINE }));
    const cookies = browser.cookies.filter(({ name }) => name.startsWith('palco_oauth'));
    expect(cookies.map(({ name }) => name).sort()).toContain('palco_oauth');
    const secrets = [
      tokens.access_token,
      tokens.refresh_token,
      app.clientSecret,
      code,
      url.pathname.split('/')[2],
      ...cookies.map(({ value }) => value),
    ];
    const text = await everything();
    expect(text).toContain(app.clientId);
    for (const secret of secrets) {
      expect(secret).toMatch(/^[\w-]{43}$/);
      expect(text).not.toContain(secret);
    }
  });

  test('a faxina apaga o que venceu, e só isso', async () => {
    const { browser } = await personIn(palco);
    const app = await registerApp(browser);
    const { refresh_token: token } = await tokensFor(palco, browser, app, OFFLINE);
    const { db, chores } = palco().building;
    await db.pool.query(
      "update oauth.artifacts set expires_at = now() - interval '1 second' where model in ('AccessToken', 'AuthorizationCode')",
    );
    for (const chore of chores) await chore();
    const { rows } = await db.pool.query('select distinct model from oauth.artifacts order by model');
    expect(rows.map(({ model }) => model)).not.toContain('AccessToken');
    const renewed = await tokenCall(palco, app, '/oauth/token', {
      grant_type: 'refresh_token',
      refresh_token: token ?? '',
    });
    expect(renewed.status).toBe(200);
  });

  test('a pessoa leva o que registrou e permitiu, e apagada a conta nada dela fica', async () => {
    const { browser: developer } = await personIn(palco);
    const app = await registerApp(developer);
    const { browser, userId } = await personIn(palco);
    const own = await registerApp(browser);
    await tokensFor(palco, browser, app, OFFLINE);
    const data = (await (await browser.fetch('/api/v1/me/export')).json()) as { oauth: object };
    expect(data.oauth).toMatchObject({
      apps: [{ clientId: own.clientId }],
      grants: [{ id: app.clientId, scopes: ['offline_access', 'openid', 'profile'] }],
    });
    await browser.post('/api/v1/me/deletion', { password: PASSWORD });
    const text = await everything();
    expect(text).not.toContain(userId);
    expect(text).not.toContain(own.clientId);
  });
});

describe.runIf(hasDatabase())('o mesmo servidor', () => {
  test('página de um aplicativo público troca o código de outra origem; a de um site qualquer, não', async () => {
    const { browser } = await personIn(palco);
    const app = await registerApp(browser, 'public');
    const call = async (origin: string) => {
      const { code, verifier } = await codeFor(browser, app, { scope: 'openid' });
      return fetch(`${palco().config.publicUrl}/oauth/token`, {
        method: 'POST',
        headers: { origin, 'sec-fetch-site': 'cross-site' },
        body: new URLSearchParams({
          grant_type: 'authorization_code',
          client_id: app.clientId,
          redirect_uri: CALLBACK,
          code,
          code_verifier: verifier,
        }),
      });
    };
    const own = await call(new URL(CALLBACK).origin);
    expect(own.status).toBe(200);
    expect(own.headers.get('access-control-allow-origin')).toBe(new URL(CALLBACK).origin);
    const stranger = await call('https://ladrao.exemplo');
    expect(stranger.status).toBe(400);
    expect(stranger.headers.get('access-control-allow-origin')).toBeNull();
  });

  test('corpo enorme, torto ou de outro tipo: recusa, e nunca um 5xx', async () => {
    const { browser } = await personIn(palco);
    const app = await registerApp(browser, 'public');
    const huge = await tokenCall(palco, app, '/oauth/token', { grant_type: 'x'.repeat(100_000) });
    expect(huge.status).toBe(400);
    const url = `${palco().config.publicUrl}/oauth/token`;
    for (const [type, body] of [
      ['application/json', '{"grant_type":"authorization_code"}'],
      ['text/plain', 'oi'],
      ['application/x-www-form-urlencoded', 'grant_type=a&grant_type=b&client_id=%00'],
    ] as const) {
      const response = await fetch(url, { method: 'POST', headers: { 'content-type': type }, body });
      expect([400, 401]).toContain(response.status);
    }
  });

  test('método errado em rota do provedor: 405 da casa', async () => {
    const response = await palco().app.inject({ method: 'DELETE', url: '/oauth/token' });
    expect(response.json()).toMatchObject({ status: 405, code: 'method_not_allowed' });
  });

  test('trocada a chave de assinar, o provedor assina com a nova', async () => {
    const { browser } = await personIn(palco);
    const app = await registerApp(browser);
    const first = await tokensFor(palco, browser, app, 'openid');
    const { clock } = palco().building;
    const now = clock.now.bind(clock);
    const { code, verifier } = await codeFor(browser, app, { scope: 'openid' });
    clock.now = () => new Date(now().getTime() + palco().config.signingKeyTtlSeconds * 1_000);
    const second = await exchange(palco, app, { code, code_verifier: verifier }).finally(() => {
      clock.now = now;
    });
    const kidOf = (token: string | undefined) => decodeProtectedHeader(token ?? '').kid;
    expect(second.status).toBe(200);
    expect(kidOf(second.body.id_token)).not.toBe(kidOf(first.id_token));
  });
});
