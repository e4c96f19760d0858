import { randomBytes, randomUUID } from 'node:crypto';
import {
  type Answer,
  CheckFailure,
  eventually,
  type HttpClient,
  type RunningServer,
  type ServerProcess,
  type Task,
} from '@trilha/kit';
import { asObject, expectOnlyJson, markReady } from './saida.ts';

const requestIds = { file: 'README.md', heading: 'Id da requisição: o fio que liga tudo' };
const logs = { file: 'README.md', heading: 'Logs: uma linha, um objeto' };

const echoed: Task = {
  id: 'request-id-echoed',
  title: 'Devolve o x-request-id recebido',
  needs: [],
  reread: requestIds,
  async run({ http }) {
    // O segundo tem 64 caracteres, e todos os que se aceitam.
    for (const id of [`teste-${randomUUID()}`, `A_b.c:d-${randomBytes(28).toString('hex')}`]) {
      const answer = await echo(await http(), { 'x-request-id': id });
      answer.expectHeader('x-request-id', new RegExp(`^${id}$`, 'u'), `x-request-id: ${id}`);
      if (answer.json().requestId !== id) {
        answer.refuse({ where: 'corpo /requestId', expected: id, got: String(answer.json().requestId) });
      }
    }
  },
};

const unique: Task = {
  id: 'request-id-unique',
  title: 'Sem x-request-id, cria um id diferente para cada requisição',
  needs: [],
  reread: requestIds,
  async run({ http }) {
    const client = await http();
    const answers = await Promise.all(Array.from({ length: 8 }, () => client.get('/health/live')));
    const seen = new Set<string>();
    for (const answer of answers) {
      answer.expectHeader('x-request-id', /^[\w.:-]{1,64}$/u, 'um x-request-id de 1 a 64 caracteres');
      const id = answer.header('x-request-id');
      if (seen.has(id)) {
        answer.refuse({
          where: 'cabeçalho x-request-id',
          expected: 'um id que nenhuma outra requisição teve',
          got: `id repetido: ${id}`,
        });
      }
      seen.add(id);
    }
  },
};

/** O primeiro tem um caractere a mais do que se aceita; os outros escreveriam no log o que quisessem. */
const HOSTILE = ['a'.repeat(65), 'x","level":"fatal', 'um id qualquer'];

const hostile: Task = {
  id: 'request-id-hostile',
  title: 'Troca um x-request-id longo demais ou com caracteres não aceitos',
  needs: [],
  reread: requestIds,
  async run({ http }) {
    const client = await http();
    for (const id of HOSTILE) {
      const answer = await client.get('/health/live', { 'x-request-id': id });
      answer.expectHeader(
        'x-request-id',
        /^[\w.:-]{1,64}$/u,
        'um id novo, de 1 a 64 letras, dígitos e _ . : -',
      );
      // Cortar ou limpar o texto ainda deixa quem chama escolher o id.
      const chosen = id.replaceAll(/[^\w.:-]/gu, '').slice(0, 8);
      if (!answer.header('x-request-id').includes(chosen)) continue;
      answer.refuse({
        where: 'cabeçalho x-request-id',
        expected: 'um id novo, sem nada do que foi recusado',
        got: `um pedaço do id recusado: ${answer.header('x-request-id')}`,
      });
    }
  },
};

const DELAY_MS = 60;

const oneLinePerRequest: Task = {
  id: 'logs-json',
  title: 'Escreve uma linha JSON por requisição, com o id dela e a duração, também nos erros',
  needs: ['process'],
  reread: logs,
  async run({ server }) {
    const { http, process } = await server();
    const [ok, missing] = [`log-${randomUUID()}`, `log-${randomUUID()}`];
    await echo(http, { 'x-request-id': ok }, { message: 'registrada', delayMs: DELAY_MS });
    await http.get(`/nao-existe-${ok}`, { 'x-request-id': missing });
    const line = await lineOf({ http, process }, ok);
    const expected = { requestId: ok, method: 'POST', url: '/api/v1/echo', status: 200 };
    for (const [field, value] of Object.entries(expected)) {
      if (line[field] !== value) refuseLine(line, field, JSON.stringify(value));
    }
    if (typeof line.ms !== 'number' || line.ms < DELAY_MS - 5)
      refuseLine(line, 'ms', `a duração em milissegundos, ao menos ${DELAY_MS}`);
    const error = await lineOf({ http, process }, missing);
    if (error.status !== 404) refuseLine(error, 'status', '404');
    expectSingle(process, ok);
  },
};

/** A linha da requisição seguinte já saiu: se houvesse outra desta, também teria saído. */
function expectSingle(process: ServerProcess, id: string): void {
  const found = requestLines(process).filter((line) => line.requestId === id);
  if (found.length === 1) return;
  throw new CheckFailure({
    expected: 'uma linha com status por requisição',
    got: `${found.length} linhas com status para a mesma requisição`,
    where: 'saída padrão',
    output: found.map((line) => JSON.stringify(line)),
  });
}

const onlyJson: Task = {
  id: 'logs-only-json',
  title: 'Depois de pronto, a saída padrão só tem objetos JSON, um por linha',
  needs: ['process'],
  reread: logs,
  alongside: true,
  async run({ server }) {
    const running = await server();
    markReady(running);
    const id = `log-${randomUUID()}`;
    await running.http.send({ method: 'POST', path: '/api/v1/echo', body: '{"message":', headers: jsonType });
    await echo(running.http, { 'x-request-id': id });
    await lineOf(running, id);
    expectOnlyJson(running);
  },
};

const noSecrets: Task = {
  id: 'logs-no-secrets',
  title: 'O log não guarda o cabeçalho authorization, nem o corpo, nem um x-request-id recusado',
  needs: ['process'],
  reread: logs,
  alongside: true,
  async run({ server }) {
    const { http, process } = await server();
    const ids = [`log-${randomUUID()}`, `log-${randomUUID()}`, `log-${randomUUID()}`] as const;
    const secrets = { authorization: `Bearer ${randomUUID()}`, message: `mensagem ${randomUUID()}` };
    const [message, body] = [secrets.message, `{"message":"${secrets.message}"`];
    const headers = { ...jsonType, authorization: secrets.authorization };
    await echo(http, { ...jsonType, 'x-request-id': ids[0] }, { message });
    const proof = { ...headers, 'x-request-id': ids[2] };
    const judged = await http.send({
      method: 'POST',
      path: '/api/v1/echo',
      json: { message },
      headers: proof,
    });
    // Da etapa 03 em diante, um token que não vale é recusado também em rota pública.
    if (judged.status !== 401) judged.expectStatus(200);
    // É no caminho do erro que se registra “tudo, para depurar”.
    const refused = `recusado,${randomUUID()}`;
    await http.get('/health/live', { 'x-request-id': refused });
    await http.send({
      method: 'POST',
      path: '/api/v1/echo',
      headers: { ...headers, 'x-request-id': ids[1] },
      body,
    });
    for (const id of ids) await lineOf({ http, process }, id);
    const lines = [...process.stdout.lines(), ...process.stderr.lines()];
    for (const [what, secret] of Object.entries({ ...secrets, refused })) {
      const leak = lines.find((line) => line.includes(secret));
      if (leak === undefined) continue;
      throw new CheckFailure({
        expected: 'um log sem credenciais, sem o corpo e sem um id que foi recusado',
        got: `o log guardou ${SECRET_NAMES[what] ?? what}`,
        where: 'saída do processo',
        output: [leak.slice(0, 300)],
      });
    }
  },
};

const SECRET_NAMES: Record<string, string> = {
  authorization: 'o cabeçalho authorization',
  message: 'o corpo da requisição',
  refused: 'um x-request-id recusado',
};
const jsonType = { 'content-type': 'application/json' };

async function echo(
  http: HttpClient,
  headers: Record<string, string>,
  json: { message: string; delayMs?: number } = { message: 'registrada' },
): Promise<Answer> {
  const answer = await http.send({ method: 'POST', path: '/api/v1/echo', headers, json });
  return answer.expectStatus(200);
}

/** A linha de log com este id; espera por ela, porque o log pode sair depois da resposta. */
async function lineOf(
  { http, process }: Pick<RunningServer, 'http' | 'process'>,
  id: string,
): Promise<Record<string, unknown>> {
  let found: Record<string, unknown> | undefined;
  await eventually(http.patienceMs, () => {
    found = requestLines(process).find((line) => line.requestId === id);
    if (found !== undefined) return;
    throw new CheckFailure({
      expected: `em até ${http.patienceMs / 1000} s, uma linha JSON com "requestId":"${id}" e "status"; se a saída espera em um buffer, descarregue-a`,
      got: 'nenhuma linha JSON da saída padrão tem o requestId da requisição e um status',
      where: 'saída padrão',
      output: process.stdout.last(4).map((line) => line.slice(0, 300)),
    });
  });
  return found ?? {};
}

function requestLines(process: ServerProcess): Record<string, unknown>[] {
  return process.stdout.lines().flatMap((text) => {
    const line = asObject(text);
    return line?.status === undefined ? [] : [line];
  });
}

function refuseLine(line: Record<string, unknown>, field: string, expected: string): never {
  throw new CheckFailure({
    expected: `${field} = ${expected}`,
    got: field in line ? `${field} = ${JSON.stringify(line[field])}` : `a linha não tem o campo ${field}`,
    where: 'saída padrão',
    output: [JSON.stringify(line).slice(0, 400)],
  });
}

export const traces: Task[] = [echoed, unique, hostile, oneLinePerRequest, onlyJson, noSecrets];
