import { afterEach, describe, expect, test, vi } from 'vitest';
import {
  authorizeUrl,
  listeningPalco,
  personIn,
  registerApp,
  tokenCall,
  tokensFor,
} from '../../../../test/support/oauth.ts';
import { hasDatabase } from '../../../../test/support/palco.ts';

const palco = await listeningPalco();

describe.runIf(hasDatabase())('com o banco fora do ar', () => {
  afterEach(() => vi.restoreAllMocks());

  test('as rotas do provedor pedem para tentar de novo, e não dizem que o defeito é nosso', async () => {
    const { browser } = await personIn(palco);
    const app = await registerApp(browser);
    const { access_token: token = '' } = await tokensFor(palco, browser, app);
    const down = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    vi.spyOn(palco().building.db.pool, 'query').mockRejectedValue(down);
    const refusal = { status: 503, body: { error: 'temporarily_unavailable' } };
    const refresh = { grant_type: 'refresh_token', refresh_token: 'a'.repeat(43) };
    expect(await tokenCall(palco, app, '/oauth/token', refresh)).toEqual(refusal);
    expect(await tokenCall(palco, app, '/oauth/introspect', { token })).toEqual(refusal);
    expect(await tokenCall(palco, app, '/oauth/revoke', { token })).toEqual(refusal);
    const { publicUrl } = palco().config;
    const headers = { authorization: `Bearer ${token}` };
    const person = await fetch(`${publicUrl}/oauth/userinfo`, { headers });
    expect([person.status, person.headers.get('retry-after')]).toEqual([503, '2']);
    const visitor = await fetch(`${publicUrl}${authorizeUrl(app)}`, { redirect: 'manual' });
    expect(visitor.status).toBe(503);
    const signedIn = await browser.fetch(authorizeUrl(app));
    expect(signedIn.status).toBe(503);
  });
});
