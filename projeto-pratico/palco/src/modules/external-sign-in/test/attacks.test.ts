import type { Server } from 'node:http';
import { freePort } from '@trilha/services';
import { type CryptoKey, decodeJwt, generateKeyPair, SignJWT } from 'jose';
import type { KoaContextWithOIDC } from 'oidc-provider';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, createBrowser } from '../../../../test/support/browser.ts';
import { startExternalProvider } from '../../../../test/support/external-provider.ts';
import { listeningPalco } from '../../../../test/support/oauth.ts';
import { hasDatabase, usePalco } from '../../../../test/support/palco.ts';

const outside = await freePort();
const client = { clientId: 'palco', clientSecret: 'segredo do palco no provedor', name: 'Contas de Fora' };
const palco = await listeningPalco({ externalOidc: { ...client, issuer: `http://127.0.0.1:${outside}` } });
const START = '/api/v1/external-sign-in';
const FAILED = '/entrar?erro=externo';
const person = { sub: 'vitima', email: 'vitima@exemplo.com.br', email_verified: true };

let tamper: ((ctx: KoaContextWithOIDC) => Promise<void> | void) | undefined;
let server: Server;
let privateKey: CryptoKey;
let requests: string[] = [];
const start = async () => {
  const redirectUri = `${palco().config.publicUrl}${START}/callback`;
  const seen = async (ctx: KoaContextWithOIDC) => {
    requests.push(ctx.path);
    await tamper?.(ctx);
  };
  const options = { ...client, port: outside, redirectUri, whoIsThere: () => person, tamper: seen };
  ({ server, privateKey } = await startExternalProvider(options));
};
beforeAll(start);
afterEach(() => {
  tamper = undefined;
  requests = [];
});
afterAll(() => void server.close());

const visitor = () => createBrowser(palco().config.publicUrl);

/** Vai ao provedor e para na porta da volta. */
async function callbackFor(browser: Browser): Promise<URL> {
  const left = await browser.fetch(START);
  const abroad = createBrowser(`http://127.0.0.1:${outside}`);
  return (await abroad.follow(left.headers.get('location') ?? '')).url;
}

/** A volta: para onde o Palco manda, sem a origem. */
async function arrive(browser: Browser, callback: URL | string): Promise<string> {
  const response = await browser.fetch(callback);
  expect(response.status, await response.text()).toBe(302);
  const { pathname, search, hash } = new URL(response.headers.get('location') ?? '');
  return pathname + search + (hash === '' ? '' : '#');
}

const changed = (callback: URL, name: string, value: string | null): URL => {
  const url = new URL(callback);
  if (value === null) url.searchParams.delete(name);
  else url.searchParams.set(name, value);
  return url;
};

/** O provedor passa a mandar outro id_token, assinado por ele ou por quem o teste disser. */
function forgeIdToken(change: (claims: object) => object, signer?: CryptoKey) {
  tamper = async (ctx) => {
    const body = ctx.body as { id_token?: string } | undefined;
    if (ctx.path !== '/token' || !body?.id_token) return;
    const claims = { ...change(decodeJwt(body.id_token)) };
    const signed = new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'fora' });
    ctx.body = { ...body, id_token: await signed.sign(signer ?? privateKey) };
  };
}

describe.runIf(hasDatabase())('a volta que não confere', () => {
  test('sem mexer em nada, chega ao ticket', async () => {
    const browser = visitor();
    expect(await arrive(browser, await callbackFor(browser))).toBe('/entrar-externo#');
  });

  test.each([
    ['state de outro', 'state', 'x'.repeat(43)],
    ['sem state', 'state', null],
    ['emissor de outro provedor (mix-up)', 'iss', 'https://outro.exemplo'],
    ['sem emissor, que este provedor sempre manda', 'iss', null],
    ['código inventado', 'code', 'A'.repeat(43)],
    ['sem código', 'code', null],
  ])('%s', async (_what, name, value) => {
    const browser = visitor();
    const callback = await callbackFor(browser);
    expect(await arrive(browser, changed(callback, name, value))).toBe(FAILED);
    expect(browser.cookies.map((cookie) => cookie.name)).not.toContain('palco_session');
  });

  test('parâmetro repetido, enorme ou torto: a mesma resposta', async () => {
    for (const query of [
      '?state=a&state=b&code=1&code=2',
      `?code=${'x'.repeat(6_000)}`,
      '?code[]=1&=&&',
      '',
    ]) {
      const browser = visitor();
      await callbackFor(browser);
      expect(await arrive(browser, `${START}/callback${query}`)).toBe(FAILED);
    }
  });

  test('a volta de um navegador não serve em outro: ninguém entra na conta de quem armou', async () => {
    const [attacker, victim] = [visitor(), visitor()];
    const callback = await callbackFor(attacker);
    expect(await arrive(victim, callback)).toBe(FAILED);
    await callbackFor(victim);
    expect(await arrive(victim, callback)).toBe(FAILED);
  });

  test('a mesma volta duas vezes: a segunda não entra, nem com o cookie guardado', async () => {
    const browser = visitor();
    const callback = await callbackFor(browser);
    const kept = [...browser.cookies];
    expect(await arrive(browser, callback)).toBe('/entrar-externo#');
    expect(await arrive(browser, callback)).toBe(FAILED);
    browser.cookies.push(...kept);
    expect(await arrive(browser, callback)).toBe(FAILED);
  });

  test('cookie da viagem mexido, vazio ou velho', async () => {
    const { clock } = palco().building;
    for (const spoil of [(value: string) => `${value.slice(0, -4)}AAAA`, () => '', () => 'A'.repeat(200)]) {
      const browser = visitor();
      const callback = await callbackFor(browser);
      for (const cookie of browser.cookies) cookie.value = spoil(cookie.value);
      expect(await arrive(browser, callback)).toBe(FAILED);
    }
    const browser = visitor();
    const callback = await callbackFor(browser);
    const now = clock.now.bind(clock);
    clock.now = () => new Date(now().getTime() + 601_000);
    const late = await arrive(browser, callback).finally(() => {
      clock.now = now;
    });
    expect(late).toBe(FAILED);
  });

  test('o cookie é selado: não diz state, nonce nem verificador', async () => {
    const browser = visitor();
    const callback = await callbackFor(browser);
    const [cookie] = browser.cookies;
    const inside = Buffer.from(cookie?.value ?? '', 'base64url').toString('latin1');
    expect(inside).not.toContain(callback.searchParams.get('state'));
    expect(inside).not.toContain('verifier');
  });
});

describe.runIf(hasDatabase())('o provedor que mente', () => {
  test.each([
    ['para outro aplicativo', { aud: 'outro' }],
    ['de outro emissor', { iss: 'https://outro.exemplo' }],
    ['vencido', { exp: 1_000 }],
    ['com outro nonce', { nonce: 'de outra entrada' }],
    ['de ninguém', { sub: undefined }],
  ])('id_token %s, bem assinado', async (_what, change) => {
    const browser = visitor();
    const callback = await callbackFor(browser);
    forgeIdToken((claims) => ({ ...claims, ...change }));
    expect(await arrive(browser, callback)).toBe(FAILED);
  });

  test('id_token assinado por outra chave; com a do provedor, o mesmo conteúdo serve', async () => {
    const { privateKey: stranger } = await generateKeyPair('RS256');
    const [first, second] = [visitor(), visitor()];
    const [one, two] = [await callbackFor(first), await callbackFor(second)];
    forgeIdToken((claims) => claims, stranger);
    expect(await arrive(first, one)).toBe(FAILED);
    forgeIdToken((claims) => claims);
    expect(await arrive(second, two)).toBe('/entrar-externo#');
  });

  test('sem id_token, ou com uma resposta que não é JSON', async () => {
    for (const body of [{ access_token: 'x', token_type: 'bearer' }, '<html>']) {
      const browser = visitor();
      const callback = await callbackFor(browser);
      tamper = (ctx) => {
        if (ctx.path === '/token') ctx.body = body;
      };
      expect(await arrive(browser, callback)).toBe(FAILED);
    }
  });

  test('que fala de outra pessoa na segunda pergunta', async () => {
    const browser = visitor();
    const callback = await callbackFor(browser);
    tamper = (ctx) => {
      if (ctx.path === '/me') ctx.body = { ...person, sub: 'outra pessoa' };
    };
    expect(await arrive(browser, callback)).toBe(FAILED);
  });

  test('que manda nomes e e-mails sem fim, ou que não são texto: o que se guarda tem limite', async () => {
    const browser = visitor();
    const callback = await callbackFor(browser);
    tamper = (ctx) => {
      if (ctx.path === '/me')
        ctx.body = {
          ...person,
          name: 'x'.repeat(100_000),
          preferred_username: { a: 1 },
          email_verified: 'true',
        };
    };
    expect(await arrive(browser, callback)).toBe('/entrar-externo#');
    const { rows } = await palco().building.db.pool.query(
      'select max(octet_length(t::text))::int as bytes, bool_or(email_verified) as verified from external_sign_in.tickets t',
    );
    expect(rows[0].bytes).toBeLessThan(2_000);
  });

  test('que não responde: em poucos segundos a pessoa está de volta à entrada', {
    timeout: 30_000,
  }, async () => {
    const browser = visitor();
    const callback = await callbackFor(browser);
    let release = () => {};
    tamper = (ctx) =>
      ctx.path === '/token' ? new Promise<void>((resolve) => (release = resolve)) : undefined;
    const startedAt = performance.now();
    expect(await arrive(browser, callback)).toBe(FAILED);
    expect(performance.now() - startedAt).toBeLessThan(10_000);
    release();
  });
});

describe.runIf(hasDatabase())('a descoberta', () => {
  test('é feita uma vez, e não a cada entrada', async () => {
    for (let times = 0; times < 3; times++) await visitor().fetch(START);
    expect(requests.filter((path) => path.startsWith('/.well-known'))).toEqual([]);
  });
});

const closedPort = await freePort();
const lyingPort = await freePort();

describe.runIf(hasDatabase())('a descoberta que fala por outro', () => {
  const deceived = usePalco({ externalOidc: { ...client, issuer: `http://127.0.0.1:${lyingPort}` } });

  test('emissor diferente do configurado: volta à entrada', async () => {
    const options = {
      ...client,
      port: lyingPort,
      redirectUri: 'http://localhost/volta',
      whoIsThere: () => person,
    };
    const lie = (ctx: KoaContextWithOIDC) => {
      if (ctx.path.startsWith('/.well-known'))
        ctx.body = { ...Object(ctx.body), issuer: 'https://outro.exemplo' };
    };
    const { server: liar } = await startExternalProvider({ ...options, tamper: lie });
    const answer = await deceived().app.inject({ url: START });
    liar.close();
    expect(answer.headers.location).toBe(`${deceived().config.publicUrl}${FAILED}`);
  });
});

describe.runIf(hasDatabase())('o provedor caído', () => {
  const alone = usePalco({ externalOidc: { ...client, issuer: `http://127.0.0.1:${closedPort}` } });

  test('leva à página de entrada, nunca a um 5xx, e volta a valer quando ele volta', async () => {
    const down = await alone().app.inject({ url: START });
    expect(down.statusCode).toBe(302);
    expect(down.headers.location).toBe(`${alone().config.publicUrl}${FAILED}`);
    const redirectUri = `${alone().config.publicUrl}${START}/callback`;
    const options = { ...client, port: closedPort, redirectUri, whoIsThere: () => person };
    const { server: late, issuer } = await startExternalProvider(options);
    const up = await alone().app.inject({ url: START });
    late.close();
    expect(up.headers.location).toContain(`${issuer}/auth?`);
  });
});

describe.runIf(hasDatabase())('a ida', () => {
  test('pedida por outro site, para na entrada: ninguém entra sem querer', async () => {
    for (const site of ['cross-site', 'same-site']) {
      const response = await visitor().fetch(START, { headers: { 'sec-fetch-site': site } });
      expect(response.headers.get('location')).toBe(`${palco().config.publicUrl}/entrar`);
    }
    const own = await visitor().fetch(START, { headers: { 'sec-fetch-site': 'same-origin' } });
    expect(own.headers.get('location')).toContain(`http://127.0.0.1:${outside}/auth?`);
  });
});

describe.runIf(hasDatabase())('sem provedor na configuração', () => {
  const bare = usePalco();

  test('as rotas dizem que não há', async () => {
    for (const url of [START, `${START}/callback?code=a&state=b`])
      expect((await bare().app.inject({ url })).json()).toMatchObject({
        status: 404,
        code: 'external_provider_missing',
      });
    expect((await bare().app.inject({ url: `${START}/provider` })).json()).toEqual({ provider: null });
  });
});
