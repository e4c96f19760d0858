import { freePort } from '@trilha/services';
import { beforeAll, describe, expect, test } from 'vitest';
import { allow, authorizeUrl, exchange, personIn, registerApp } from '../../../../test/support/oauth.ts';
import { hasDatabase, usePalco } from '../../../../test/support/palco.ts';

const port = await freePort();
const palco = usePalco({ port, publicUrl: `http://127.0.0.1:${port}` });

describe.runIf(hasDatabase())('provedor OAuth', () => {
  beforeAll(async () => {
    await palco().app.listen({ port, host: '127.0.0.1' });
  });

  test('código com PKCE vira tokens', async () => {
    const { browser } = await personIn(palco);
    const app = await registerApp(browser);
    const verifier = 'v'.repeat(43);
    const back = await allow(browser, authorizeUrl(app, { verifier }));
    console.log(back.href);
    const tokens = await exchange(palco, app, {
      code: back.searchParams.get('code') ?? '',
      code_verifier: verifier,
    });
    console.log(tokens);
    expect(tokens.status).toBe(200);
  });
});
