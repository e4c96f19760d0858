import { createHmac, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { type Answer, eventually, expectProblem, type HttpClient, type Task, withAnother } from '@trilha/kit';
import { PUBLIC_URL } from './ambiente.ts';
import { isAsymmetric, type Jwt, keysOf, makeJwt, openJwt, signWith, verifies } from './jwt.ts';
import { bearer, expectThat, me, openSession, post, tokensOf } from './pedidos.ts';

const reread = { file: 'README.md', heading: 'O token de acesso' };
const forgery = { file: 'README.md', heading: 'Tokens forjados' };

const issued: Task = {
  id: 'token-issue',
  title: 'POST /tokens dá um par: um JWT que a chave do JWKS confere, com as declarações da RFC 9068',
  needs: ['mail'],
  reread,
  async run({ http, contract, actor }) {
    const client = await http();
    const { person, headers } = await actor();
    const login = { login: person.handle, password: person.password };
    const answer = await post(client, '/tokens', { ...login, deviceName: 'Telefone da Ana' });
    const body = contract.check(answer.expectStatus(201));
    answer.expectHeader('cache-control', /no-store/iu, 'cache-control: no-store');
    const { handle = 'ninguém' } = (body.user ?? {}) as { handle?: string };
    expectThat(answer, handle === person.handle, {
      where: 'corpo /user',
      expected: person.handle,
      got: handle,
    });
    const jwt = openJwt(String(body.accessToken));
    const { keys } = await keysOf(client);
    const key = keys.find(({ kid }) => kid === jwt.header.kid);
    expectThat(answer, isAsymmetric(jwt.header.alg) && key !== undefined && verifies(jwt, key), {
      where: 'corpo /accessToken',
      expected: 'assinatura ES256, EdDSA, RS256 ou PS256 que uma chave do JWKS confere',
      got: `${JSON.stringify(jwt.header)}, que ${key === undefined ? 'nenhuma chave do JWKS tem' : 'a chave não confere'}`,
    });
    const { id } = contract.check((await me(client, headers)).expectStatus(200));
    expectClaims(answer, jwt, String(id), Number(body.expiresIn));
    contract.check((await me(client, bearer(String(body.accessToken)))).expectStatus(200));
    (await post(client, '/tokens', { ...login, password: 'não é esta' })).expectStatus(401);
  },
};

function expectClaims(answer: Answer, { header, claims }: Jwt, sub: string, expiresIn: number): void {
  const { iat, exp } = claims as { iat: number; exp: number };
  const wanted = { iss: PUBLIC_URL, aud: `${PUBLIC_URL}/api`, sub, client_id: 'palco' };
  for (const [name, value] of Object.entries({ ...wanted, typ: 'at+jwt' })) {
    const got = name === 'typ' ? header.typ : claims[name];
    expectThat(answer, got === value, {
      where: `corpo /accessToken, ${name}`,
      expected: `${name} = ${value}`,
      got: `${name} = ${JSON.stringify(got)}`,
    });
  }
  for (const name of ['sid', 'jti'])
    expectThat(answer, typeof claims[name] === 'string' && claims[name] !== '', {
      where: `corpo /accessToken, ${name}`,
      expected: `um texto em ${name}`,
      got: `${name} = ${JSON.stringify(claims[name])}`,
    });
  expectThat(answer, exp - iat === expiresIn && Math.abs(iat - Date.now() / 1000) < 60, {
    where: 'corpo /accessToken, exp',
    expected: `exp = iat + expiresIn (${expiresIn} s), com iat de agora`,
    got: `iat = ${iat}, exp = ${exp}`,
  });
}

const forged: Task = {
  id: 'token-forged',
  title:
    'Sem assinatura, com a chave pública de segredo, de outra chave, de outro público: 401 invalid_token',
  needs: ['process', 'mail'],
  reread: forgery,
  // Sozinha: o outro servidor divide a fila, e poria o seu endereço nas mensagens das outras tarefas.
  deadlineMs: 40_000,
  async run({ http, launch, contract, actor }) {
    const client = await http();
    const { person } = await actor();
    const { accessToken } = await tokensOf(client, person);
    (await me(client, bearer(accessToken))).expectStatus(200);
    const tokens = await forgeries(client, accessToken);
    await withAnother(launch, { PUBLIC_URL: ELSEWHERE }, async ({ http: other }) => {
      tokens.push(['de outro emissor, para outro público', (await tokensOf(other, person)).accessToken]);
    });
    for (const [what, token] of tokens) {
      const answer = await me(client, bearer(token));
      expectThat(answer, answer.status === 401, {
        where: 'status',
        expected: `401 a um token ${what}`,
        got: `${what}: status ${answer.status}`,
      });
      expectProblem(contract, answer, 401, 'unauthenticated');
      answer.expectHeader(
        'www-authenticate',
        /^Bearer\b.*error="invalid_token"/iu,
        'www-authenticate: Bearer error="invalid_token"',
      );
    }
  },
};

/** Outro serviço da mesma casa: as mesmas chaves, outro `iss` e outro `aud`. */
const ELSEWHERE = 'https://loja.exemplo.com.br';

/** O que se tenta contra um verificador de JWT (RFC 8725): cada um engana um engano. */
async function forgeries(http: HttpClient, token: string): Promise<[string, string][]> {
  const { header, claims, signed, signature } = openJwt(token);
  const { keys } = await keysOf(http);
  const key = keys.find(({ kid }) => kid === header.kid) ?? keys[0];
  if (key === undefined) return [];
  const pem = createPublicKey({ key, format: 'jwk' }).export({ type: 'spki', format: 'pem' });
  const hmac = (secret: string) => (text: string) => createHmac('sha256', secret).update(text).digest();
  const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = stranger.publicKey.export({ format: 'jwk' });
  const mine = signWith(stranger.privateKey);
  const original = () => signature;
  const later = { ...claims, exp: Number(claims.exp) + 86_400 };
  const [start = '', rest = ''] = [signature.subarray(0, -1).toString('base64url'), signed];
  return [
    ['sem assinatura (alg none)', makeJwt({ ...header, alg: 'none' }, claims, () => '')],
    ['sem assinatura (alg NoNe)', makeJwt({ ...header, alg: 'NoNe' }, claims, () => '')],
    ['HS256 com a chave pública em PEM', makeJwt({ ...header, alg: 'HS256' }, claims, hmac(String(pem)))],
    [
      'HS256 com a chave pública em JWK',
      makeJwt({ ...header, alg: 'HS256' }, claims, hmac(JSON.stringify(key))),
    ],
    ['HS256 com segredo vazio', makeJwt({ ...header, alg: 'HS256' }, claims, hmac(''))],
    ['com as declarações trocadas', makeJwt(header, later, original)],
    ['com a assinatura cortada', `${rest}.${start}`],
    ['de outra chave', makeJwt({ ...header, alg: 'ES256' }, claims, mine)],
    ['com a chave dentro (jwk)', makeJwt({ ...header, alg: 'ES256', jwk }, claims, mine)],
    ['com kid desconhecido', makeJwt({ ...header, alg: 'ES256', kid: 'nenhuma' }, claims, mine)],
    ['com kid de caminho', makeJwt({ ...header, alg: 'HS256', kid: '../../dev/null' }, claims, hmac(''))],
    ['sem nada', 'a.b.c'],
  ];
}

const expired: Task = {
  id: 'token-expired',
  title: 'Vencido o prazo, nem o token de acesso nem a sessão entram mais, nem por alguns segundos',
  needs: ['process', 'mail'],
  reread,
  alongside: true,
  async run({ launch, contract, actor }) {
    const { person } = await actor();
    await withAnother(
      launch,
      { ACCESS_TOKEN_TTL_SECONDS: '2', SESSION_TTL_SECONDS: '1' },
      async ({ http }) => {
        const session = await openSession(http, person.handle, person.password);
        session.answer.expectStatus(201);
        const { accessToken, expiresIn } = await tokensOf(http, person);
        const first = await me(http, bearer(accessToken));
        expectThat(first, expiresIn === 2, { where: 'expiresIn', expected: '2', got: String(expiresIn) });
        if (first.status !== 401) first.expectStatus(200);
        await eventually(2_000 + http.marginMs, async () => {
          expectProblem(contract, await me(http, bearer(accessToken)), 401, 'unauthenticated');
        });
        // O token, que veio depois e dura mais, já venceu; e ninguém usou a sessão no meio, o que a renovaria.
        expectProblem(contract, await me(http, session.headers), 401, 'unauthenticated');
      },
    );
  },
};

const judged: Task = {
  id: 'bearer-judged',
  title: 'Quem manda um Bearer ruim é recusado, mesmo em rota pública e com um cookie bom ao lado',
  needs: ['mail'],
  reread: forgery,
  alongside: true,
  async run({ http, contract, actor }) {
    const client = await http();
    const ana = await actor();
    const bad = bearer('a.b.c');
    const profile = `/api/v1/users/${ana.person.handle}`;
    expectProblem(contract, await ana.send({ path: '/api/v1/me', headers: bad }), 401, 'unauthenticated');
    expectProblem(contract, await client.get(profile, bad), 401, 'unauthenticated');
    (await client.get(profile)).expectStatus(200);
    const none = await client.get('/api/v1/me');
    expectProblem(contract, none, 401, 'unauthenticated');
    expectThat(none, !/^basic/iu.test(none.header('www-authenticate')), {
      where: 'cabeçalho www-authenticate',
      expected: 'nenhum convite a mandar a senha em cada pedido',
      got: none.header('www-authenticate'),
    });
    const { handle, password } = ana.person;
    const basic = `Basic ${Buffer.from(`${handle}:${password}`).toString('base64')}`;
    expectProblem(contract, await me(client, { authorization: basic }), 401, 'unauthenticated');
  },
};

export const accessTokens: Task[] = [issued, forged, judged, expired];
