import { type Answer, CheckFailure, expectProblem, newPerson, type Task, tokenIn } from '@trilha/kit';
import { sample } from './matriz.ts';
import { bearer, expectThat, me, pairIn, post, refresh, tokensOf } from './pedidos.ts';
import { answerAt, challengeAt, enableTotp } from './segundo-fator.ts';

const deep = `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`;
const HOSTILE = [
  '',
  'null',
  '[]',
  '"texto"',
  '{',
  deep,
  '{"__proto__":{"admin":true}}',
  String.raw`{"\u0000":"\u0000"}`,
];

const hostile: Task = {
  id: 'hostile-input',
  title: 'Nenhuma rota do contrato responde 5xx: nem a corpo torto, fundo, enorme ou de outro tipo',
  needs: ['mail'],
  reread: { file: 'README.md', heading: 'Entrada torta' },
  deadlineMs: 60_000,
  async run({ http, contract, actor }) {
    const client = await http();
    const ana = await actor();
    const type = { 'content-type': 'application/json' };
    for (const [method, path] of contract.operations()) {
      const spec = sample(method, path);
      if (spec.json === undefined) continue;
      for (const body of HOSTILE)
        expectClientError(await ana.send({ method, path: spec.path, body, headers: type }), path);
      const big = await client.send({
        method,
        path: spec.path,
        body: `{"a":"${'a'.repeat(2_000_000)}"}`,
        headers: type,
      });
      expectClientError(big, path);
    }
    for (const value of [
      'Bearer',
      'Bearer ',
      'Bearer \u00e7',
      `Bearer ${'a.'.repeat(4_000)}b`,
      'Digest x',
      'a',
    ])
      expectProblem(contract, await me(client, { authorization: value }), 401, 'unauthenticated');
    const { accessToken } = await tokensOf(client, ana.person);
    const twice = await client.send({
      path: '/api/v1/me',
      headers: { authorization: [`Bearer ${accessToken}`, 'Bearer a.b.c'] },
    });
    expectThat(twice, twice.status === 400 || twice.status === 401, {
      where: 'status',
      expected: '400 ou 401 a duas provas no mesmo pedido: não se escolhe a que convém',
      got: `status ${twice.status}`,
    });
    for (const cookie of [
      '__Host-palco_session=',
      '__Host-palco_session=%00',
      `__Host-palco_session=${'a'.repeat(3_000)}`,
    ])
      (await me(client, { cookie })).expectStatus(401);
  },
};

function expectClientError(answer: Answer, path: string): void {
  expectThat(answer, answer.status < 500, {
    where: 'status',
    expected: `${path}: um erro de quem chamou, 4xx`,
    got: `${path}: status ${answer.status}`,
  });
}

const secrets: Task = {
  id: 'secrets',
  title: 'Nenhum segredo chega em claro ao banco nem ao log: sessão, tokens, links, códigos de recuperação',
  needs: ['process', 'database', 'mail'],
  reread: { file: 'README.md', heading: 'Nenhum segredo à vista' },
  async run({ server, database, mailbox, actor }) {
    const { http, process } = await server();
    const ana = await actor();
    const seen = new Map<string, string>();
    const watch = (what: string, value: string) => {
      database().watch(value);
      seen.set(value, what);
    };
    for (const pair of (ana.headers.cookie ?? '').split('; '))
      watch('o cookie da sessão', pair.split('=')[1] ?? '');
    (await ana.get('/api/v1/me')).expectStatus(200);
    const tokens = await tokensOf(http, ana.person);
    watch('o token de acesso', tokens.accessToken);
    watch('o refresh token', tokens.refreshToken);
    if (tokens.deviceToken !== undefined) watch('o token do aparelho', tokens.deviceToken);
    (await me(http, bearer(tokens.accessToken))).expectStatus(200);
    const next = pairIn((await refresh(http, tokens.refreshToken)).expectStatus(200));
    watch('o refresh token', next.refreshToken);
    for (const token of [tokens.refreshToken, next.refreshToken]) await refresh(http, token);
    const { recoveryCodes } = await enableTotp(ana);
    const [code = ''] = recoveryCodes;
    watch('o código de recuperação', code);
    const challenge = await challengeAt('sessions', ana);
    watch('o desafio', challenge);
    (await answerAt('sessions', ana, challenge, code, 'recovery_code')).expectStatus(201);
    (await post(http, '/password-resets', { email: ana.person.email })).expectStatus(202);
    const token = tokenIn(await mailbox().expect(ana.person.email, { page: 'nova-senha' }), 'nova-senha');
    watch('o token da senha nova', token);
    const newPassword = `Segredo*da*casa*${newPerson().handle}`;
    watch('a senha', newPassword);
    (await post(http, '/password-resets/confirm', { token, newPassword })).expectStatus(204);
    const lines = [...process.stdout.lines(), ...process.stderr.lines()];
    for (const [value, what] of seen) {
      if (database().saw(value)) leak('a conexão com o banco', what);
      if (lines.some((line) => line.includes(value))) leak('o log', what);
    }
  },
};

function leak(where: string, what: string): never {
  throw new CheckFailure({
    expected: 'no banco, só hashes e o que está selado; no log, nada disso',
    got: `${where} mostra ${what} em claro`,
    where,
  });
}

const described: Task = {
  id: 'openapi-describes',
  title: 'GET /openapi.json descreve as rotas desta etapa',
  needs: [],
  reread: { file: 'README.md', heading: 'O contrato HTTP' },
  async run({ http, contract }) {
    const answer = (await (await http()).get('/openapi.json')).expectStatus(200);
    const { paths = {} } = answer.json() as { paths?: Record<string, Record<string, unknown> | undefined> };
    for (const [method, path] of contract.operations().filter(([, one]) => one.startsWith('/api/')))
      expectThat(answer, method.toLowerCase() in (paths[path] ?? {}), {
        where: 'corpo /paths',
        expected: `a operação ${method} ${path}`,
        got: 'um documento sem ela',
      });
  },
};

export const input: Task[] = [hostile, secrets, described];
