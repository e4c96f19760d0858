import { type Answer, CheckFailure, type RequestSpec, type Task } from '@trilha/kit';
import { ask, expectThat, newWord, room, withQuery } from './sala.ts';

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
  String.raw`{"text":"\ud800","warning":"\u0000"}`,
  '{"text":{"a":1},"poll":[],"choices":"0","at":{}}',
  '{"text":"a","quoteId":"\'","inReplyToId":"00000000-0000-0000-0000-000000000000"}',
];
const IDS = ['nenhum', '0', '-1', '%00', '..', "'", '00000000-0000-0000-0000-000000000000', 'a'.repeat(300)];
const QUERIES: Record<string, string>[] = [
  { cursor: '\u0000' },
  { cursor: 'a'.repeat(3_001) },
  { limit: '9'.repeat(30) },
  { prefix: '\u0000' },
  { q: '\u0000' },
  { q: 'a', author: "'", tag: '#', since: '9999-99-99', until: '0' },
  { page: '1e9' },
  { replies: '\u0000' },
  { 'a[b]': '1', __proto__: '1' },
];

const withBody = (method: string) => !['GET', 'DELETE'].includes(method);
const filled = (path: string, value: string) =>
  path.replaceAll(/\{\w+\}/gu, value).replace(/^\/api\/v1/u, '');

const hostile: Task = {
  id: 'hostile-input',
  title:
    'Nenhuma rota do contrato responde 5xx: nem a corpo torto ou enorme, nem a endereço ou consulta sem sentido',
  needs: ['mail'],
  reread: { file: 'README.md', heading: 'Entrada torta' },
  deadlineMs: 60_000,
  async run(context) {
    const { contract, ana } = await room(context);
    const type = { 'content-type': 'application/json' };
    const big = `{"text":"${'a'.repeat(2_000_000)}"}`;
    for (const [method, path] of contract.operations()) {
      const send = async (spec: Partial<RequestSpec> & { path: string }) =>
        expectClientError(
          await ana.send({ method, ...spec, path: `/api/v1${spec.path}` }),
          `${method} ${path}`,
        );
      if (path.includes('{'))
        for (const id of IDS) await send({ path: filled(path, id), ...(withBody(method) && { json: {} }) });
      if (withBody(method))
        for (const body of [...HOSTILE, big])
          await send({ path: filled(path, 'nenhum'), body, headers: type });
      else for (const query of QUERIES) await send({ path: withQuery(filled(path, 'nenhum'), query) });
    }
  },
};

function expectClientError(answer: Answer, what: string): void {
  expectThat(answer, answer.status < 500, {
    where: 'status',
    expected: `${what}: um erro de quem chamou, 4xx`,
    got: `${what}: status ${answer.status}`,
  });
}

const log: Task = {
  id: 'log',
  title: 'Nada do que se escreve vai ao log: post, edição, rascunho, enquete, busca, chave',
  needs: ['process', 'mail'],
  reread: { file: 'README.md', heading: 'Nada à vista no log' },
  async run(context) {
    const { ana, visitor, publish } = await room(context);
    const { process } = await context.server();
    const secrets = { post: newWord(12), edição: newWord(12), rascunho: newWord(12), busca: newWord(12) };
    const key = newWord(12);
    const poll = { options: [`${secrets.post} sim`, 'não'], durationSeconds: 3_600 };
    const { id } = await publish(ana, {
      text: secrets.post,
      warning: secrets.post,
      visibility: 'private',
      poll,
    });
    (await ask(ana, 'PATCH', `/posts/${id}`, { text: secrets.edição })).expectStatus(200);
    (await ask(ana, 'PATCH', `/posts/${id}`, { text: secrets.edição, x: secrets.edição })).expectStatus(400);
    const keyed = { 'idempotency-key': key };
    (await ask(ana, 'POST', '/posts', { text: 'Com chave.' }, keyed)).expectStatus(201);
    (await ask(ana, 'POST', '/drafts', { text: secrets.rascunho })).expectStatus(201);
    (await ask(visitor, 'GET', withQuery('/search/posts', { q: secrets.busca }))).expectStatus(200);
    const lines = [...process.stdout.lines(), ...process.stderr.lines()];
    for (const [what, secret] of [...Object.entries(secrets), ['Idempotency-Key', key] as const])
      if (lines.some((line) => line.includes(secret)))
        throw new CheckFailure({
          expected: 'no log, o que foi pedido e quanto demorou, nunca o que alguém escreveu',
          got: `o log mostra o texto de ${what}`,
          where: 'log',
        });
  },
};

const described: Task = {
  id: 'openapi-describes',
  title: 'GET /openapi.json descreve as rotas desta etapa',
  needs: [],
  reread: { file: 'README.md', heading: 'O contrato HTTP' },
  async run({ http, contract }) {
    const answer = (await (await http()).get('/openapi.json')).expectStatus(200);
    const { paths = {} } = answer.json() as { paths?: Record<string, Record<string, unknown> | undefined> };
    for (const [method, path] of contract.operations())
      expectThat(answer, method.toLowerCase() in (paths[path] ?? {}), {
        where: 'corpo /paths',
        expected: `a operação ${method} ${path}`,
        got: 'um documento sem ela',
      });
  },
};

export const input: Task[] = [hostile, log, described];
