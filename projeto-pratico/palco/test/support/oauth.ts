import { createHash, randomBytes } from 'node:crypto';
import { freePort } from '@trilha/services';
import { beforeAll } from 'vitest';
import type { Config } from '#app/config.ts';
import { type Browser, createBrowser } from './browser.ts';
import { hasDatabase, type TestPalco, usePalco } from './palco.ts';
import { accountOf, PASSWORD } from './person.ts';

/** Para onde os aplicativos dos testes pedem que a pessoa volte; ninguém escuta ali. */
export const CALLBACK = 'https://aplicativo.exemplo/volta';

export interface TestApp {
  clientId: string;
  clientSecret?: string;
  redirectUris: string[];
}

/** Um Palco que escuta no endereço que publica: um cliente de OAuth confere um com o outro. */
export async function listeningPalco(changes: Partial<Config> = {}): Promise<() => TestPalco> {
  const port = await freePort();
  const palco = usePalco({ port, publicUrl: `http://127.0.0.1:${port}`, ...changes });
  beforeAll(async () => {
    if (hasDatabase()) await palco().app.listen({ port, host: '127.0.0.1' });
  });
  return palco;
}

let sequence = 0;

/** Uma pessoa nova, já dentro do Palco neste navegador. */
export async function personIn(
  palco: () => TestPalco,
): Promise<{ browser: Browser; userId: string; handle: string }> {
  sequence += 1;
  const handle = `gente_${sequence}`;
  const userId = (await palco().building.doors.users?.enroll(accountOf(handle))) ?? '';
  const browser = createBrowser(palco().config.publicUrl);
  const answer = await browser.post('/api/v1/sessions', { login: handle, password: PASSWORD });
  if (answer.status !== 201) throw new Error(`A entrada falhou: ${await answer.text()}`);
  return { browser, userId, handle };
}

/** Registra um aplicativo em nome de quem está no navegador. */
export async function registerApp(
  browser: Browser,
  type: 'public' | 'confidential' = 'confidential',
  redirectUris = [CALLBACK],
): Promise<TestApp> {
  const answer = await browser.post('/api/v1/apps', { name: 'Agenda do teatro', redirectUris, type });
  if (answer.status !== 201) throw new Error(`O registro falhou: ${await answer.text()}`);
  return (await answer.json()) as TestApp;
}

export interface Ask {
  scope?: string;
  state?: string;
  nonce?: string;
  verifier?: string;
  redirectUri?: string;
  extra?: Record<string, string>;
}

/** O endereço de autorização, com PKCE S256. */
export function authorizeUrl({ clientId }: Pick<TestApp, 'clientId'>, ask: Ask = {}): string {
  const { verifier = randomBytes(32).toString('base64url'), extra = {} } = ask;
  const query = new URLSearchParams({
    client_id: clientId,
    response_type: 'code',
    scope: ask.scope ?? 'openid profile email',
    redirect_uri: ask.redirectUri ?? CALLBACK,
    state: ask.state ?? 'estado',
    nonce: ask.nonce ?? 'unico',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...extra,
  });
  return `/oauth/auth?${query}`;
}

/** Segue até o aplicativo, permitindo no caminho se o Palco perguntar. */
export async function allow(browser: Browser, start: string): Promise<URL> {
  const { url, response } = await browser.follow(start);
  if (response === null) return url;
  const uid = /^\/autorizar\/([\w-]{43})$/.exec(url.pathname)?.[1];
  if (uid === undefined) throw new Error(`Parou em ${url} com ${response.status}: ${await response.text()}`);
  const answer = await browser.post(`/api/v1/oauth-requests/${uid}/approval`);
  const { redirectTo } = (await answer.json()) as { redirectTo?: string };
  if (redirectTo === undefined) throw new Error(`A aprovação deu ${answer.status}`);
  return allow(browser, redirectTo);
}

/** Troca um código por tokens, com o que o teste quiser estragar. */
export async function exchange(
  palco: () => TestPalco,
  app: TestApp,
  fields: Record<string, string>,
): Promise<{ status: number; body: Record<string, string> }> {
  return tokenCall(palco, app, '/oauth/token', {
    grant_type: 'authorization_code',
    redirect_uri: CALLBACK,
    ...fields,
  });
}

/** POST de formulário a uma rota do provedor, como o aplicativo. */
export async function tokenCall(
  palco: () => TestPalco,
  { clientId, clientSecret }: TestApp,
  path: string,
  fields: Record<string, string>,
): Promise<{ status: number; body: Record<string, string> }> {
  const headers: Record<string, string> = { 'content-type': 'application/x-www-form-urlencoded' };
  if (clientSecret !== undefined)
    headers.authorization = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
  const body = new URLSearchParams(clientSecret === undefined ? { client_id: clientId, ...fields } : fields);
  const response = await fetch(`${palco().config.publicUrl}${path}`, { method: 'POST', headers, body });
  const text = await response.text();
  return { status: response.status, body: text === '' ? {} : JSON.parse(text) };
}

/** Autoriza e troca: os tokens que um aplicativo tem depois de a pessoa permitir. */
export async function tokensFor(
  palco: () => TestPalco,
  browser: Browser,
  app: TestApp,
  scope = 'openid profile email',
): Promise<Record<string, string>> {
  const { code, verifier } = await codeFor(browser, app, { scope });
  const { status, body } = await exchange(palco, app, { code, code_verifier: verifier });
  if (status !== 200) throw new Error(`A troca falhou: ${JSON.stringify(body)}`);
  return body;
}

/** Um código recém-dado, com o que prova quem o pediu. */
export async function codeFor(
  browser: Browser,
  app: TestApp,
  ask: Ask = {},
): Promise<{ code: string; verifier: string }> {
  const verifier = randomBytes(32).toString('base64url');
  const back = await allow(browser, authorizeUrl(app, { verifier, ...ask }));
  return { code: back.searchParams.get('code') ?? '', verifier };
}

/** Chama a API do Palco com o token de um aplicativo. */
export const callWith = (
  palco: () => TestPalco,
  token: string | undefined,
  path: string,
): Promise<Response> =>
  fetch(`${palco().config.publicUrl}${path}`, { headers: { authorization: `Bearer ${token}` } });
