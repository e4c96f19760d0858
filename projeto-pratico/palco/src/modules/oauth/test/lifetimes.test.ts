import { describe, expect, test } from 'vitest';
import {
  callWith,
  codeFor,
  exchange,
  listeningPalco,
  personIn,
  registerApp,
  tokenCall,
  tokensFor,
} from '../../../../test/support/oauth.ts';
import { hasDatabase } from '../../../../test/support/palco.ts';

const palco = await listeningPalco();
const YEAR_SECONDS = 365 * 86_400;

/** Faz vencer o que esta pessoa tem de um tipo; devolve por quantos segundos valia. */
async function expire(model: string, userId: string): Promise<number> {
  const { pool } = palco().building.db;
  const { rows } = await pool.query<{ lasts: number }>(
    `update oauth.artifacts
     set payload = jsonb_set(payload, '{exp}', to_jsonb(extract(epoch from now())::int - 1)), expires_at = now()
     where model = $1 and user_id = $2
     returning (old.payload ->> 'exp')::int - (old.payload ->> 'iat')::int as lasts`,
    [model, userId],
  );
  return rows[0]?.lasts ?? 0;
}

describe.runIf(hasDatabase())('o que o provedor dá tem fim', () => {
  test('o código dura um minuto, e vencido não se troca', async () => {
    const { browser, userId } = await personIn(palco);
    const app = await registerApp(browser);
    const { code, verifier } = await codeFor(browser, app);
    expect(await expire('AuthorizationCode', userId)).toBe(60);
    const { body } = await exchange(palco, app, { code, code_verifier: verifier });
    expect(body.error).toBe('invalid_grant');
  });

  test('por mais que se renove, o token acaba com a permissão, um ano depois dela', async () => {
    const { browser, userId } = await personIn(palco);
    const app = await registerApp(browser);
    const refresh = (token = '') =>
      tokenCall(palco, app, '/oauth/token', { grant_type: 'refresh_token', refresh_token: token });
    const { refresh_token } = await tokensFor(palco, browser, app, 'openid profile offline_access');
    const { status, body } = await refresh(refresh_token);
    expect(status).toBe(200);
    expect(await expire('Grant', userId)).toBe(YEAR_SECONDS);
    expect((await refresh(body.refresh_token)).body.error).toBe('invalid_grant');
    expect((await callWith(palco, body.access_token, '/api/v1/me')).status).toBe(401);
  });
});
