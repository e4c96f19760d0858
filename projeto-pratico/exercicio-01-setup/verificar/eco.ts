import { randomInt, randomUUID } from 'node:crypto';
import { type Answer, expectProblem, type Task, type TaskContext } from '@trilha/kit';

const reread = { file: 'README.md', heading: 'Entrada: validar sem adivinhar' };
const path = '/api/v1/echo';

const answers: Task = {
  id: 'echo-answers',
  title: 'POST /api/v1/echo devolve a mensagem depois de delayMs',
  needs: [],
  reread,
  async run({ http, contract }) {
    const client = await http();
    // Os limites fazem parte do contrato: 1 e 280 caracteres, contados como pontos de código, e delayMs opcional.
    for (const json of [
      { message: `olá, ação ${randomUUID()} 🎬`, delayMs: randomInt(60, 120) },
      { message: '🎬'.repeat(280) },
      { message: 'a', delayMs: 0 },
    ]) {
      const started = performance.now();
      // O tipo é o mesmo com o charset, que muitos clientes mandam.
      const headers = { 'content-type': 'application/json; charset=utf-8' };
      const answer = await client.send({ method: 'POST', path, json, headers });
      const elapsed = performance.now() - started;
      expectEcho(answer, contract.check(answer.expectStatus(200)), { delayMs: 0, ...json });
      expectDelay(answer, elapsed, json.delayMs ?? 0);
    }
  },
};

function expectEcho(answer: Answer, body: Record<string, unknown>, expected: Record<string, unknown>): void {
  for (const [field, value] of Object.entries(expected)) {
    if (body[field] === value) continue;
    answer.refuse({
      where: `corpo /${field}`,
      expected: `${field} = ${JSON.stringify(value)}`,
      got: `${field} = ${JSON.stringify(body[field])}`,
    });
  }
}

function expectDelay(answer: Answer, elapsed: number, delayMs: number): void {
  // O temporizador do sistema pode adiantar um ou dois milissegundos.
  if (elapsed >= delayMs - 5) return;
  answer.refuse({
    where: 'tempo',
    expected: `ao menos ${delayMs} ms`,
    got: `resposta antes dos ${delayMs} ms pedidos`,
  });
}

/** Corpo ruim e o campo que a lista `errors` deve apontar. */
const WRONG_TYPES: [body: unknown, field: string][] = [
  [{ message: 42 }, 'message'],
  [{ message: true }, 'message'],
  [{ message: null }, 'message'],
  [{ message: 'oi', delayMs: '50' }, 'delayMs'],
  [{ message: 'oi', delayMs: 1.5 }, 'delayMs'],
  [{ message: 'oi', delayMs: true }, 'delayMs'],
  [{ message: 'oi', delayMs: -1 }, 'delayMs'],
  [{ message: 'oi', delayMs: 5_001 }, 'delayMs'],
  [{ message: '' }, 'message'],
  [{ message: 'a'.repeat(281) }, 'message'],
  [{}, 'message'],
];

const strictTypes: Task = {
  id: 'echo-strict-types',
  title: 'Valor do tipo errado ou fora do limite: 400 apontando o campo, sem converter',
  needs: [],
  reread,
  async run(context) {
    await refuseAll(context, WRONG_TYPES);
    await refuseOthers(context);
  },
};

/** JSON correto que não é um objeto: é a primeira coisa que derruba quem lê `body.message` sem olhar. */
async function refuseOthers({ http, contract }: TaskContext): Promise<void> {
  const client = await http();
  for (const body of ['null', '[]', '"oi"']) {
    const headers = { 'content-type': 'application/json' };
    const answer = (await client.send({ method: 'POST', path, headers, body })).expectStatus(400);
    const { code } = answer.json();
    expectProblem(contract, answer, 400, code === 'bad_request' ? code : 'validation_failed');
  }
}

const unknownFields: Task = {
  id: 'echo-unknown-fields',
  title: 'Campo desconhecido: 400 apontando o campo, em vez de descartar em silêncio',
  needs: [],
  reread,
  run: (context) =>
    refuseAll(context, [
      [{ message: 'oi', mensagem: 'oi' }, 'mensagem'],
      [{ message: 'oi', delayms: 10 }, 'delayms'],
    ]),
};

async function refuseAll({ http, contract }: TaskContext, cases: [unknown, string][]): Promise<void> {
  const client = await http();
  for (const [body, field] of cases) {
    const answer = await client.send({ method: 'POST', path, json: body });
    const problem = expectProblem(contract, answer, 400, 'validation_failed');
    const fields = (problem.errors as { field: string }[]).map((error) => error.field);
    if (fields.includes(field)) continue;
    answer.refuse({
      where: 'corpo /errors',
      expected: `um item com "field": "${field}"`,
      got: fields.length === 0 ? 'uma lista vazia' : `só itens de ${fields.join(', ')}`,
    });
  }
}

export const echo: Task[] = [answers, strictTypes, unknownFields];
