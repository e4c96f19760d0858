import { randomUUID } from 'node:crypto';
import { type Answer, CheckFailure, type HttpClient, type RunningServer, type Task } from '@trilha/kit';
import { eventually } from './espera.ts';

const requestIds = { file: 'README.md', heading: 'Id da requisição: o fio que liga tudo' };
const logs = { file: 'README.md', heading: 'Logs: uma linha, um objeto' };

const echoed: Task = {
  id: 'request-id-echoed',
  title: 'Devolve o x-request-id recebido',
  needs: [],
  reread: requestIds,
  async run({ http }) {
    const id = `teste-${randomUUID()}`;
    const answer = await echo(await http(), { 'x-request-id': id });
    answer.expectStatus(200).expectHeader('x-request-id', new RegExp(`^${id}$`, 'u'), `x-request-id: ${id}`);
    if (answer.json().requestId !== id) {
      answer.refuse({ where: 'corpo /requestId', expected: id, got: String(answer.json().requestId) });
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

const hostile: Task = {
  id: 'request-id-hostile',
  title: 'Troca um x-request-id longo demais ou com caracteres não aceitos',
  needs: [],
  reread: requestIds,
  async run({ http }) {
    const client = await http();
    for (const id of ['a'.repeat(65), 'x","level":"fatal', 'um id qualquer']) {
      const answer = await client.get('/health/live', { 'x-request-id': id });
      answer.expectHeader(
        'x-request-id',
        /^[\w.:-]{1,64}$/u,
        'um id novo, de 1 a 64 letras, dígitos e _ . : -',
      );
    }
  },
};

const oneLinePerRequest: Task = {
  id: 'logs-json',
  title: 'Escreve uma linha JSON por requisição, com o id dela',
  needs: ['process'],
  reread: logs,
  async run({ server }) {
    const { http, process } = await server();
    const id = `log-${randomUUID()}`;
    await echo(http, { 'x-request-id': id });
    const line = await lineOf({ http, process }, id);
    const expected = { requestId: id, method: 'POST', url: '/api/v1/echo', status: 200 };
    for (const [field, value] of Object.entries(expected)) {
      if (line[field] !== value) refuseLine(line, field, JSON.stringify(value));
    }
    if (typeof line.ms !== 'number') refuseLine(line, 'ms', 'a duração em milissegundos, um número');
  },
};

const onlyJson: Task = {
  id: 'logs-only-json',
  title: 'Depois de pronto, a saída padrão só tem objetos JSON, um por linha',
  needs: ['process'],
  reread: logs,
  alongside: true,
  async run({ server }) {
    const { http, process } = await server();
    const before = process.stdout.lines().length;
    const id = `log-${randomUUID()}`;
    await http.send({ method: 'POST', path: '/api/v1/echo', body: '{"message":', headers: jsonType });
    await echo(http, { 'x-request-id': id });
    await lineOf({ http, process }, id);
    const odd = process.stdout
      .lines()
      .slice(before)
      .find((line) => line.trim() !== '' && asObject(line) === undefined);
    if (odd === undefined) return;
    throw new CheckFailure({
      expected: 'um objeto JSON completo em cada linha',
      got: 'uma linha que não é um objeto JSON',
      where: 'saída padrão',
      output: [odd.slice(0, 300)],
    });
  },
};

const noSecrets: Task = {
  id: 'logs-no-secrets',
  title: 'O log não guarda o cabeçalho authorization nem o corpo',
  needs: ['process'],
  reread: logs,
  alongside: true,
  async run({ server }) {
    const { http, process } = await server();
    const id = `log-${randomUUID()}`;
    const secrets = { authorization: `Bearer ${randomUUID()}`, message: `mensagem ${randomUUID()}` };
    await echo(http, { 'x-request-id': id, authorization: secrets.authorization }, secrets.message);
    await lineOf({ http, process }, id);
    const lines = [...process.stdout.lines(), ...process.stderr.lines()];
    for (const [what, secret] of Object.entries(secrets)) {
      const leak = lines.find((line) => line.includes(secret));
      if (leak === undefined) continue;
      throw new CheckFailure({
        expected: 'um log sem credenciais e sem o corpo',
        got: `o log guardou ${what === 'message' ? 'o corpo da requisição' : 'o cabeçalho authorization'}`,
        where: 'saída do processo',
        output: [leak.slice(0, 300)],
      });
    }
  },
};

const jsonType = { 'content-type': 'application/json' };

async function echo(
  http: HttpClient,
  headers: Record<string, string>,
  message = 'registrada',
): Promise<Answer> {
  const answer = await http.send({ method: 'POST', path: '/api/v1/echo', headers, json: { message } });
  return answer.expectStatus(200);
}

/** A linha de log com este id; espera por ela, porque o log pode sair depois da resposta. */
async function lineOf(
  { http, process }: Pick<RunningServer, 'http' | 'process'>,
  id: string,
): Promise<Record<string, unknown>> {
  let found: Record<string, unknown> | undefined;
  await eventually(http.patienceMs, () => {
    found = process.stdout
      .lines()
      .map(asObject)
      .find((line) => line?.requestId === id && line.status !== undefined);
    if (found !== undefined) return;
    throw new CheckFailure({
      expected: `uma linha JSON com "requestId":"${id}" e "status"`,
      got: 'nenhuma linha JSON da saída padrão tem o requestId da requisição e um status',
      where: 'saída padrão',
      output: process.stdout.last(4).map((line) => line.slice(0, 300)),
    });
  });
  return found ?? {};
}

function asObject(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
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
