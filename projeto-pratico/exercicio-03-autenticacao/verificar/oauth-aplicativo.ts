import { createHash, randomBytes } from 'node:crypto';
import { type Actor, type Answer, cookiesAfter, type HttpClient, type RequestSpec } from '@trilha/kit';
import { PUBLIC_URL } from './ambiente.ts';
import { expectThat } from './pedidos.ts';

/** O endereço do aplicativo de outra pessoa: ninguém o abre, só se olha para onde o servidor manda o navegador. */
export const REDIRECT = 'https://leitor.example/volta';

/** O que `POST /apps` devolve. */
export interface App {
  clientId: string;
  clientSecret?: string;
}

/** O documento da descoberta (OpenID Discovery 1.0, §3). */
export type Discovery = Record<string, string> & { issuer: string };

export async function discover(http: HttpClient): Promise<{ answer: Answer; discovery: Discovery }> {
  const answer = (await http.get('/.well-known/openid-configuration')).expectStatus(200);
  return { answer, discovery: answer.json() as Discovery };
}

export async function newApp(
  who: Actor,
  type: 'public' | 'confidential',
  redirectUris = [REDIRECT],
): Promise<App> {
  const json = { name: 'Leitor', redirectUris, type };
  const answer = await who.send({ method: 'POST', path: '/api/v1/apps', json });
  return answer.expectStatus(201).json() as unknown as App;
}

/**
 * Pede um endereço de PUBLIC_URL ao servidor sob teste, como o proxy que termina o TLS na frente dele.
 *
 * @throws CheckFailure se o endereço não é de PUBLIC_URL
 */
export function atPublic(http: HttpClient, url: string, spec: Partial<RequestSpec> = {}): Promise<Answer> {
  const { host, pathname, search } = new URL(url, PUBLIC_URL);
  const proxied = { host, 'x-forwarded-host': host, 'x-forwarded-proto': 'https' };
  return http.send({ ...spec, path: pathname + search, headers: { ...proxied, ...spec.headers } });
}

/** Um verificador de PKCE e o desafio dele (RFC 7636, §4). */
export function pkce(): { verifier: string; challenge: string } {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
}

export const form = (fields: Record<string, string>): Partial<RequestSpec> => ({
  method: 'POST',
  body: new URLSearchParams(fields).toString(),
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
});

const STEPS = 10;

/**
 * Leva o navegador de quem já entrou de um endereço de autorização até a volta ao aplicativo, decidindo no caminho.
 *
 * @param meanwhile o que acontece enquanto a pessoa lê o pedido `uid`
 * @returns para onde o servidor mandou o navegador
 * @throws CheckFailure se ele nunca chega lá
 */
export async function authorize(
  { http, headers }: Actor,
  start: string,
  decision: 'approval' | 'denial' = 'approval',
  meanwhile: (uid: string) => Promise<void> = async () => undefined,
): Promise<URL> {
  let cookie = headers.cookie ?? '';
  let next = start;
  for (let step = 0; step < STEPS; step++) {
    const uid = /\/autorizar\/([^/?#]+)$/u.exec(new URL(next).pathname)?.[1];
    if (uid !== undefined) await meanwhile(uid);
    const path = `${PUBLIC_URL}/api/v1/oauth-requests/${uid}/${decision}`;
    const answer =
      uid === undefined
        ? await atPublic(http, next, { headers: { cookie } })
        : await atPublic(http, path, { method: 'POST', json: {}, headers: { cookie } });
    cookie = cookiesAfter(answer, cookie);
    const target =
      uid === undefined ? answer.header('location') : String(answer.expectStatus(200).json().redirectTo);
    expectThat(answer, target !== '' && URL.canParse(target, PUBLIC_URL), {
      where: 'cabeçalho location',
      expected: 'o próximo endereço: /autorizar/…, ou a volta ao aplicativo',
      got: `status ${answer.status}, sem um`,
    });
    const url = new URL(target, PUBLIC_URL);
    if (url.origin !== PUBLIC_URL) return url;
    expectThat(answer, url.pathname !== '/entrar', {
      where: 'cabeçalho location',
      expected: 'a página de autorizar: esta pessoa já entrou',
      got: url.href,
    });
    next = url.href;
  }
  throw new Error('inalcançável: o servidor que anda em círculos já foi recusado');
}

interface Wanted {
  scope?: string;
  redirectUri?: string;
  challenge?: string;
  state?: string;
}

/** O endereço em que o aplicativo pede a autorização. */
export function authorizationUrl(discovery: Discovery, { clientId }: App, wanted: Wanted = {}): string {
  const url = new URL(discovery.authorization_endpoint ?? '');
  const { scope = 'openid profile', redirectUri = REDIRECT, challenge, state = 'estado' } = wanted;
  const fields = { response_type: 'code', client_id: clientId, redirect_uri: redirectUri, scope, state };
  const proof = challenge === undefined ? {} : { code_challenge: challenge, code_challenge_method: 'S256' };
  for (const [name, value] of Object.entries({ ...fields, ...proof, nonce: 'uma-vez', prompt: 'consent' }))
    url.searchParams.set(name, value);
  return url.href;
}

/** Do pedido ao código, com PKCE. @throws CheckFailure se o código não vem */
export async function codeFor(
  who: Actor,
  app: App,
  scope?: string,
): Promise<{ code: string; verifier: string }> {
  const { answer, discovery } = await discover(who.http);
  const { verifier, challenge } = pkce();
  const url = authorizationUrl(discovery, app, { challenge, ...(scope !== undefined && { scope }) });
  const back = await authorize(who, url);
  const code = back.searchParams.get('code') ?? '';
  expectThat(answer, code !== '', { where: 'volta ao aplicativo', expected: 'um code', got: back.href });
  return { code, verifier };
}

/** Troca o código por tokens; os campos dados valem no lugar dos certos. */
export async function exchange(
  http: HttpClient,
  { clientId, clientSecret }: App,
  fields: Record<string, string>,
): Promise<Answer> {
  const { discovery } = await discover(http);
  const grant = { grant_type: 'authorization_code', redirect_uri: REDIRECT, ...fields };
  const request = form(clientSecret === undefined ? { client_id: clientId, ...grant } : grant);
  const secret = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
  const proof = clientSecret === undefined ? {} : { authorization: `Basic ${secret}` };
  return atPublic(http, discovery.token_endpoint ?? '', {
    ...request,
    headers: { ...request.headers, ...proof },
  });
}

/** A recusa que a RFC 6749 (§5.2) pede a quem apresenta um código ou token que não vale. */
export function expectInvalidGrant(answer: Answer): void {
  const { error } = answer.expectStatus(400).json();
  expectThat(answer, error === 'invalid_grant', {
    where: 'corpo /error',
    expected: 'invalid_grant',
    got: String(error),
  });
}
