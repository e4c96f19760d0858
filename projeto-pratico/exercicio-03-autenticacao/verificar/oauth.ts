import { OAuth2Client } from '@badgateway/oauth2-client';
import { type Answer, CheckFailure, expectProblem, type HttpClient, type Task } from '@trilha/kit';
import { PUBLIC_URL } from './ambiente.ts';
import { type Jwk, openJwt, verifies } from './jwt.ts';
import {
  type App,
  atPublic,
  authorize,
  codeFor,
  discover,
  exchange,
  expectInvalidGrant,
  form,
  newApp,
  pkce,
  REDIRECT,
} from './oauth-aplicativo.ts';
import { expectThat, itemsIn } from './pedidos.ts';

const reread = { file: 'README.md', heading: 'O Palco como provedor' };
const codes = { file: 'README.md', heading: 'O código de autorização' };

const ENDPOINTS = ['authorization', 'token', 'userinfo', 'revocation', 'introspection'];

const discovery: Task = {
  id: 'oauth-discovery',
  title: 'A descoberta diz quem é o provedor e onde fica cada coisa; só há code, e só com PKCE S256',
  needs: [],
  reread,
  async run({ http }) {
    const client = await http();
    for (const path of ['/.well-known/openid-configuration', '/.well-known/oauth-authorization-server']) {
      const answer = (await client.get(path)).expectStatus(200);
      const found = answer.json();
      const lists = {
        response_types_supported: ['code'],
        code_challenge_methods_supported: ['S256'],
      };
      for (const [name, wanted] of Object.entries(lists))
        expectThat(answer, JSON.stringify(found[name]) === JSON.stringify(wanted), {
          where: `corpo /${name}`,
          expected: JSON.stringify(wanted),
          got: JSON.stringify(found[name]) ?? 'nada',
        });
      expectThat(answer, found.issuer === PUBLIC_URL, {
        where: 'corpo /issuer',
        expected: PUBLIC_URL,
        got: String(found.issuer),
      });
      for (const name of [...ENDPOINTS.map((one) => `${one}_endpoint`), 'jwks_uri'])
        expectThat(answer, String(found[name]).startsWith(`${PUBLIC_URL}/`), {
          where: `corpo /${name}`,
          expected: `um endereço de ${PUBLIC_URL}`,
          got: String(found[name]),
        });
    }
  },
};

/** O `fetch` de quem está do lado de fora do proxy. */
const outside =
  (http: HttpClient): typeof fetch =>
  async (input, init) => {
    const request = new Request(input, init);
    const text = await request.text();
    const answer = await atPublic(http, request.url, {
      method: request.method,
      headers: Object.fromEntries(request.headers),
      ...(text !== '' && { body: text }),
    });
    return new Response(answer.bytes.length === 0 ? null : new Uint8Array(answer.bytes), {
      status: answer.status,
      headers: { 'content-type': answer.header('content-type') },
    });
  };

const whole: Task = {
  id: 'oauth-code',
  title: 'Um cliente de outro autor autoriza com PKCE, lê o id_token, renova, confere e revoga',
  needs: ['mail'],
  reread: codes,
  async run({ http, actor }) {
    const client = await http();
    const [owner, ana] = [await actor(), await actor()];
    const app = await newApp(owner, 'confidential');
    const discoveryEndpoint = `${PUBLIC_URL}/.well-known/openid-configuration`;
    const other = new OAuth2Client({ ...app, server: PUBLIC_URL, discoveryEndpoint, fetch: outside(client) });
    const { verifier: codeVerifier } = pkce();
    const asked = { redirectUri: REDIRECT, state: 'o-meu-estado', codeVerifier };
    const uri = await other.authorizationCode.getAuthorizeUri({
      ...asked,
      scope: ['openid', 'profile', 'email', 'offline_access'],
      extraParams: { nonce: 'uma-vez', prompt: 'consent' },
    });
    const back = await authorize(ana, uri);
    expectBack(back);
    const first = await using(
      'trocar o código',
      other.authorizationCode.getTokenFromCodeRedirect(back, asked),
    );
    await expectIdToken(client, String(first.idToken), app, await idOf(ana));
    const second = await using('renovar', other.refreshToken(first));
    const alive = await using('conferir o token', other.introspect(second));
    await expectBlind(client, await newApp(owner, 'confidential'), second.accessToken);
    const userinfo = await atPublic(client, (await discover(client)).discovery.userinfo_endpoint ?? '', {
      headers: { authorization: `Bearer ${second.accessToken}` },
    });
    expectThat(userinfo.expectStatus(200), userinfo.json().email === ana.person.email, {
      where: 'corpo /email',
      expected: ana.person.email,
      got: userinfo.body,
    });
    await using('revogar', other.revoke(second, 'refresh_token'));
    const dead = await using('conferir o token revogado', other.introspect(second));
    expectThat(userinfo, alive.active === true && dead.active === false, {
      where: 'introspecção',
      expected: 'active = true antes de revogar, e false depois',
      got: `${alive.active} e ${dead.active}`,
    });
    expectInvalidGrant(
      await exchange(client, app, {
        grant_type: 'refresh_token',
        refresh_token: String(second.refreshToken),
      }),
    );
  },
};

/** Quem não é dono do token não fica sabendo nada dele. */
async function expectBlind(http: HttpClient, { clientId, clientSecret }: App, token: string): Promise<void> {
  const { discovery: found } = await discover(http);
  const request = form({ token });
  const proof = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
  const headers = { ...request.headers, authorization: `Basic ${proof}` };
  const answer = await atPublic(http, found.introspection_endpoint ?? '', { ...request, headers });
  expectThat(answer, answer.status >= 400 || answer.json().active === false, {
    where: 'introspecção',
    expected: 'active = false ao aplicativo que não é dono do token',
    got: answer.body,
  });
}

function expectBack({ href, searchParams }: URL): void {
  const [state, iss] = [searchParams.get('state'), searchParams.get('iss')];
  if (href.startsWith(`${REDIRECT}?`) && state === 'o-meu-estado' && iss === PUBLIC_URL) return;
  throw new CheckFailure({
    expected: `${REDIRECT} com code, o state que foi e iss = ${PUBLIC_URL} (RFC 9207)`,
    got: href,
    where: 'volta ao aplicativo',
  });
}

/** O que o outro cliente não consegue é falha do servidor, e não do kit. */
async function using<Value>(what: string, work: Promise<Value>): Promise<Value> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof CheckFailure) throw error;
    throw new CheckFailure({
      expected: `o cliente @badgateway/oauth2-client consegue ${what}`,
      got: error instanceof Error ? error.message : String(error),
      where: 'cliente OAuth independente',
    });
  }
}

const idOf = async (who: { get(path: string): Promise<Answer> }) =>
  String((await who.get('/api/v1/me')).json().id);

/** OpenID Connect Core 1.0, §3.1.3.7. */
async function expectIdToken(http: HttpClient, token: string, app: App, sub: string): Promise<void> {
  const { discovery: found } = await discover(http);
  const answer = (await atPublic(http, found.jwks_uri ?? '')).expectStatus(200);
  const jwt = openJwt(token);
  const key = (answer.json().keys as Jwk[]).find(({ kid }) => kid === jwt.header.kid);
  const alg = String(jwt.header.alg);
  const { iss, aud, nonce, sub: subject } = jwt.claims;
  const right =
    iss === PUBLIC_URL && [aud].flat().includes(app.clientId) && nonce === 'uma-vez' && subject === sub;
  expectThat(answer, right && key !== undefined && verifies(jwt, { ...key, alg }), {
    where: 'id_token',
    expected: `assinado por uma chave de jwks_uri, com iss = ${PUBLIC_URL}, aud = ${app.clientId}, sub = ${sub} e o nonce que foi`,
    got: JSON.stringify({ ...jwt.header, iss, aud, nonce, sub: subject }),
  });
}

const AT_ONCE = 20;

const codeOnce: Task = {
  id: 'oauth-code-once',
  title: 'O código vale uma troca: de vinte simultâneas passa uma, e a repetida revoga o que a primeira deu',
  needs: ['mail'],
  reread: codes,
  alongside: true,
  async run({ http, actor }) {
    const client = await http();
    const ana = await actor();
    const app = await newApp(ana, 'public');
    const { code, verifier } = await codeFor(ana, app, 'openid profile offline_access');
    const fields = { code, code_verifier: verifier };
    const answers = await Promise.all(Array.from({ length: AT_ONCE }, () => exchange(client, app, fields)));
    const won = answers.filter(({ status }) => status === 200);
    if (won.length !== 1)
      throw new CheckFailure({
        expected: 'um 200 e, para as outras, invalid_grant',
        got: `${won.length} trocas do mesmo código deram tokens`,
        sent: `${AT_ONCE} trocas do mesmo código, ao mesmo tempo`,
        where: 'status',
      });
    for (const answer of answers) if (answer.status !== 200) expectInvalidGrant(answer);
    expectInvalidGrant(await exchange(client, app, fields));
    // Se o código andou em duas mãos, uma delas é a de um ladrão (RFC 6749, §4.1.2).
    const refreshToken = String(won[0]?.json().refresh_token);
    expectInvalidGrant(
      await exchange(client, app, { grant_type: 'refresh_token', refresh_token: refreshToken }),
    );
  },
};

const rotation: Task = {
  id: 'oauth-refresh',
  title: 'O refresh token do aplicativo troca a cada uso, e o que volta derruba a autorização inteira',
  needs: ['mail'],
  reread: codes,
  alongside: true,
  async run({ http, contract, actor }) {
    const client = await http();
    const ana = await actor();
    const app = await newApp(ana, 'public');
    const { code, verifier } = await codeFor(ana, app, 'openid profile offline_access');
    const first = (await exchange(client, app, { code, code_verifier: verifier })).expectStatus(200).json();
    const renew = (token: unknown) =>
      exchange(client, app, { grant_type: 'refresh_token', refresh_token: String(token) });
    const answer = (await renew(first.refresh_token)).expectStatus(200);
    const second = answer.json();
    expectThat(answer, second.refresh_token !== first.refresh_token, {
      where: 'corpo /refresh_token',
      expected: 'um refresh token novo a cada uso',
      got: 'o mesmo',
    });
    const grants = await ana.get('/api/v1/me/grants');
    contract.check(grants.expectStatus(200));
    expectThat(grants, itemsIn(grants).length === 1, {
      where: 'corpo /items',
      expected: 'o aplicativo autorizado',
      got: grants.body,
    });
    expectInvalidGrant(await renew(first.refresh_token));
    expectInvalidGrant(await renew(second.refresh_token));
    const foreign = await client.send({
      method: 'POST',
      path: '/api/v1/tokens/refresh',
      json: { refreshToken: String(second.refresh_token) },
    });
    expectProblem(contract, foreign, 401, 'refresh_invalid');
  },
};

export const provider: Task[] = [discovery, whole, codeOnce, rotation];
