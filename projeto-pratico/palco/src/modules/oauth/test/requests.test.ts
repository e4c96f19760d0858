import { describe, expect, test } from 'vitest';
import { type Browser, createBrowser } from '../../../../test/support/browser.ts';
import {
  allow,
  authorizeUrl,
  CALLBACK,
  codeFor,
  listeningPalco,
  personIn,
  registerApp,
  tokensFor,
} from '../../../../test/support/oauth.ts';
import { hasDatabase } from '../../../../test/support/palco.ts';
import { PASSWORD } from '../../../../test/support/person.ts';

const palco = await listeningPalco();

/** Segue até a página que pergunta; devolve o id do pedido. */
async function ask(browser: Browser, start: string): Promise<string> {
  const { url } = await browser.follow(start);
  return /^\/autorizar\/([\w-]{43})$/.exec(url.pathname)?.[1] ?? `parou em ${url}`;
}
const request = (uid: string) => `/api/v1/oauth-requests/${uid}`;
const json = async (response: Response) => (await response.json()) as Record<string, unknown>;

describe.runIf(hasDatabase())('o pedido, na página de autorização', () => {
  test('diz que aplicativo pede o quê, a quem, e para que site a pessoa volta', async () => {
    const { browser, userId, handle } = await personIn(palco);
    const app = await registerApp(browser);
    const uid = await ask(browser, authorizeUrl(app));
    expect(await json(await browser.fetch(request(uid)))).toEqual({
      uid,
      app: { clientId: app.clientId, name: 'Agenda do teatro', redirectHost: 'aplicativo.exemplo' },
      scopes: ['openid', 'profile', 'email'],
      user: { id: userId, handle, name: 'Alguém', avatarUrl: null },
    });
  });

  test('recusado, volta ao aplicativo com access_denied, e não deixa permissão', async () => {
    const { browser } = await personIn(palco);
    const app = await registerApp(browser);
    const uid = await ask(browser, authorizeUrl(app));
    const { redirectTo } = await json(await browser.post(`${request(uid)}/denial`));
    const { url } = await browser.follow(String(redirectTo));
    expect(`${url.origin}${url.pathname}`).toBe(CALLBACK);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({ error: 'access_denied', state: 'estado' });
    expect(await json(await browser.fetch('/api/v1/me/grants'))).toEqual({ items: [] });
  });

  test('quem não entrou vai à entrada, e volta ao mesmo pedido depois de entrar', async () => {
    const { browser, handle } = await personIn(palco);
    const app = await registerApp(browser);
    const visitor = createBrowser(palco().config.publicUrl);
    const { url } = await visitor.follow(authorizeUrl(app));
    expect(url.pathname).toBe('/entrar');
    const back = url.searchParams.get('voltar') ?? '';
    expect(back).toMatch(/^\/autorizar\/[\w-]{43}$/);
    const uid = back.split('/')[2] ?? '';
    expect((await visitor.fetch(request(uid))).status).toBe(401);
    await visitor.post('/api/v1/sessions', { login: handle, password: PASSWORD });
    const { redirectTo } = await json(await visitor.post(`${request(uid)}/approval`));
    expect((await allow(visitor, String(redirectTo))).searchParams.get('code')).toMatch(/^[\w-]{43}$/);
  });

  test('o endereço do pedido não serve em outro navegador', async () => {
    const { browser: attacker } = await personIn(palco);
    const app = await registerApp(attacker);
    const uid = await ask(attacker, authorizeUrl(app));
    const { browser: victim } = await personIn(palco);
    for (const response of [
      await victim.fetch(request(uid)),
      await victim.post(`${request(uid)}/approval`),
      await victim.post(`${request(uid)}/denial`),
    ])
      expect(await json(response)).toMatchObject({ status: 404, code: 'oauth_request_not_found' });
  });

  test('cookie do pedido plantado em outro navegador: quem permite não dá código a quem começou', async () => {
    const { browser: attacker } = await personIn(palco);
    const uid = await ask(attacker, authorizeUrl(await registerApp(attacker)));
    const { browser: victim } = await personIn(palco);
    victim.cookies.push({ name: 'palco_oauth_request', value: uid, path: request(uid) });
    const { redirectTo } = await json(await victim.post(`${request(uid)}/approval`));
    const { url } = await attacker.follow(String(redirectTo));
    expect(url.href).not.toContain('code=');
    expect(url.pathname).toMatch(/^\/(autorizar\/|entrar|oauth\/)/);
  });

  test('respondido, não se responde de novo', async () => {
    const { browser } = await personIn(palco);
    const uid = await ask(browser, authorizeUrl(await registerApp(browser)));
    expect((await browser.post(`${request(uid)}/denial`)).status).toBe(200);
    expect((await browser.post(`${request(uid)}/approval`)).status).toBe(404);
  });

  test('dois pedidos em duas abas não se misturam', async () => {
    const { browser } = await personIn(palco);
    const [one, two] = [await registerApp(browser), await registerApp(browser)];
    const first = await ask(browser, authorizeUrl(one, { state: 'um' }));
    const second = await ask(browser, authorizeUrl(two, { state: 'dois' }));
    const answer = await json(await browser.post(`${request(first)}/approval`));
    const back = await allow(browser, String(answer.redirectTo));
    expect(back.searchParams.get('state')).toBe('um');
    expect(await json(await browser.fetch(request(second)))).toMatchObject({
      app: { clientId: two.clientId },
    });
  });

  test('permitido uma vez, o mesmo pedido passa direto; com um escopo a mais, pergunta', async () => {
    const { browser } = await personIn(palco);
    const app = await registerApp(browser);
    await tokensFor(palco, browser, app, 'openid profile');
    const { url } = await browser.follow(authorizeUrl(app, { scope: 'openid profile' }));
    expect(url.origin).toBe(new URL(CALLBACK).origin);
    expect(await ask(browser, authorizeUrl(app, { scope: 'openid profile email' }))).toMatch(/^[\w-]{43}$/);
  });

  test('a permissão lembrada vale em outro navegador da mesma pessoa', async () => {
    const { browser, handle } = await personIn(palco);
    const app = await registerApp(browser);
    await tokensFor(palco, browser, app, 'openid');
    const other = createBrowser(palco().config.publicUrl);
    await other.post('/api/v1/sessions', { login: handle, password: PASSWORD });
    const uid = await ask(other, authorizeUrl(app, { scope: 'openid' }));
    const { redirectTo } = await json(await other.post(`${request(uid)}/approval`));
    expect((await other.follow(String(redirectTo))).url.searchParams.has('code')).toBe(true);
    const grants = await json(await other.fetch('/api/v1/me/grants'));
    expect(grants.items).toMatchObject([{ id: app.clientId, scopes: ['openid'] }]);
  });

  test('offline_access pergunta sempre', async () => {
    const { browser } = await personIn(palco);
    const app = await registerApp(browser);
    const scope = 'openid offline_access';
    await tokensFor(palco, browser, app, scope);
    expect(await ask(browser, authorizeUrl(app, { scope }))).toMatch(/^[\w-]{43}$/);
  });

  test('quem sai do Palco, ou entra em outra conta, não autoriza mais pela anterior', async () => {
    const { browser } = await personIn(palco);
    const app = await registerApp(browser);
    await tokensFor(palco, browser, app, 'openid');
    await browser.fetch('/api/v1/sessions/current', { method: 'DELETE' });
    expect((await browser.follow(authorizeUrl(app, { scope: 'openid' }))).url.pathname).toBe('/entrar');
    const { handle, userId } = await personIn(palco);
    await browser.post('/api/v1/sessions', { login: handle, password: PASSWORD });
    const uid = await ask(browser, authorizeUrl(app, { scope: 'openid' }));
    expect(await json(await browser.fetch(request(uid)))).toMatchObject({ user: { id: userId } });
    const { redirectTo } = await json(await browser.post(`${request(uid)}/approval`));
    expect((await browser.follow(String(redirectTo))).url.searchParams.has('code')).toBe(true);
  });

  test('trocar de conta com o pedido aberto o invalida', async () => {
    const { browser } = await personIn(palco);
    const app = await registerApp(browser);
    await codeFor(browser, app, { scope: 'openid' });
    const uid = await ask(browser, authorizeUrl(app, { scope: 'openid email' }));
    const { handle } = await personIn(palco);
    await browser.fetch('/api/v1/sessions/current', { method: 'DELETE' });
    await browser.post('/api/v1/sessions', { login: handle, password: PASSWORD });
    expect((await browser.post(`${request(uid)}/approval`)).status).toBe(404);
  });

  test('respondido por uma conta e seguido por outra, que já tem sessão no provedor: pergunta a esta', async () => {
    const { browser } = await personIn(palco);
    const app = await registerApp(browser);
    const uid = await ask(browser, authorizeUrl(app, { scope: 'openid' }));
    const { redirectTo } = await json(await browser.post(`${request(uid)}/approval`));
    const { handle, userId } = await personIn(palco);
    await browser.fetch('/api/v1/sessions/current', { method: 'DELETE' });
    await browser.post('/api/v1/sessions', { login: handle, password: PASSWORD });
    await codeFor(browser, await registerApp(browser), { scope: 'openid' });
    const again = await ask(browser, String(redirectTo));
    expect(await json(await browser.fetch(request(again)))).toMatchObject({ user: { id: userId } });
  });

  test('aplicativo público que também volta a esta máquina pergunta sempre', async () => {
    const { browser } = await personIn(palco);
    for (const here of ['http://127.0.0.1/volta', 'https://localhost/volta']) {
      const app = await registerApp(browser, 'public', [CALLBACK, here]);
      await codeFor(browser, app, { scope: 'openid' });
      expect(await ask(browser, authorizeUrl(app, { scope: 'openid' }))).toMatch(/^[\w-]{43}$/);
    }
    const elsewhere = await registerApp(browser, 'public');
    await codeFor(browser, elsewhere, { scope: 'openid' });
    const { url } = await browser.follow(authorizeUrl(elsewhere, { scope: 'openid' }));
    expect(url.searchParams.has('code')).toBe(true);
  });

  test('conta que deixa de valer entre permitir e voltar não ganha código, nem derruba o provedor', async () => {
    const { browser, userId } = await personIn(palco);
    const uid = await ask(browser, authorizeUrl(await registerApp(browser)));
    const { redirectTo } = await json(await browser.post(`${request(uid)}/approval`));
    // por baixo da API, que encerraria também o pedido
    await palco().building.db.pool.query("update users.users set status = 'deactivated' where id = $1", [
      userId,
    ]);
    const { url, response } = await browser.follow(String(redirectTo));
    expect(url.pathname).toMatch(/^\/(autorizar\/|entrar)/);
    expect(response?.status).toBeLessThan(500);
  });

  test('a página de outro site não responde por ninguém', async () => {
    const { browser } = await personIn(palco);
    const uid = await ask(browser, authorizeUrl(await registerApp(browser)));
    const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://ladrao.exemplo' };
    const response = await browser.post(`${request(uid)}/approval`, {}, headers);
    expect(await json(response)).toMatchObject({ status: 403, code: 'cross_origin' });
  });
});

describe.runIf(hasDatabase())('prova de agora há pouco', () => {
  test('prompt=login só se aprova depois de provar de novo', async () => {
    const { browser } = await personIn(palco);
    const app = await registerApp(browser);
    await codeFor(browser, app, { scope: 'openid' });
    const uid = await ask(browser, authorizeUrl(app, { scope: 'openid', extra: { prompt: 'login' } }));
    // o relógio do provedor anda em segundos: a prova da entrada é, no mais tardar, do mesmo
    await palco().building.db.pool.query(
      "update sessions.sessions set proved_at = proved_at - interval '2 seconds'",
    );
    const refused = await json(await browser.post(`${request(uid)}/approval`));
    expect(refused).toMatchObject({ status: 403, code: 'step_up_required', methods: ['password'] });
    const proof = { method: 'password', password: PASSWORD };
    expect((await browser.post('/api/v1/me/step-up', proof)).status).toBe(200);
    expect((await browser.post(`${request(uid)}/approval`)).status).toBe(200);
  });

  test('max_age mais curto que a última prova pede outra, e a aceita', async () => {
    const { browser } = await personIn(palco);
    const app = await registerApp(browser);
    await palco().building.db.pool.query(
      "update sessions.sessions set proved_at = proved_at - interval '1 hour'",
    );
    const uid = await ask(browser, authorizeUrl(app, { extra: { max_age: '60' } }));
    expect((await browser.post(`${request(uid)}/approval`)).status).toBe(403);
    await browser.post('/api/v1/me/step-up', { method: 'password', password: PASSWORD });
    const { redirectTo } = await json(await browser.post(`${request(uid)}/approval`));
    expect((await browser.follow(String(redirectTo))).url.searchParams.has('code')).toBe(true);
  });
});
