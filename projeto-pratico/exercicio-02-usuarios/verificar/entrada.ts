import {
  type Answer,
  expectFields,
  expectProblem,
  newPerson,
  present,
  type Task,
  withAnother,
} from '@trilha/kit';
import { post, signUpAs } from './pedidos.ts';

const reread = { file: 'README.md', heading: 'Validação: cada campo com a sua frase' };

const allFields: Task = {
  id: 'fields-all',
  title: 'Todos os campos errados de uma vez, cada um com a sua frase; nada se converte nem se descarta',
  needs: ['process'],
  reread,
  async run({ http, contract }) {
    const client = await http();
    const person = newPerson();
    const all = ['handle', 'name', 'email', 'password'];
    expectFields(contract, await post(client, '/users', {}), ...all);
    const wrong = { handle: '?', name: ' \u200b ', email: 'ana@', password: '123' };
    expectFields(contract, await post(client, '/users', wrong), ...all);
    expectFields(
      contract,
      await post(client, '/users', { handle: 1, name: null, email: [], password: true }),
      ...all,
    );
    // Um campo a mais é um engano de quem chama; descartado, ele só descobriria tarde.
    for (const extra of [{ admin: true }, { status: 'active' }, { Handle: 'ana' }, { emailConfirmed: true }])
      expectFields(contract, await post(client, '/users', { ...person, ...extra }), ...Object.keys(extra));
    for (const [field, value] of [
      ['name', 'a'.repeat(81)],
      ['email', `${'a'.repeat(250)}@exemplo.com.br`],
    ] as const)
      expectFields(contract, await post(client, '/users', { ...person, [field]: value }), field);
    (await signUpAs(client, { ...person, name: '🎬'.repeat(80) })).expectStatus(202);
  },
};

const deep = `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`;
const type = { 'content-type': 'application/json' };

const hostile: Task = {
  id: 'hostile-input',
  title: 'NUL, corpo fundo ou enorme, __proto__ e endereços tortos: sempre 4xx, nunca 5xx',
  needs: ['process'],
  reread,
  alongside: true,
  async run({ http, contract }) {
    const client = await http();
    const person = newPerson();
    const text = JSON.stringify(person);
    const bodies = [
      deep,
      '[]',
      'null',
      '"texto"',
      `{"__proto__":{"admin":true},${text.slice(1)}`,
      `{"constructor":{"prototype":{}},${text.slice(1)}`,
      text.replace(person.name, String.raw`Ana\u0000`),
      text.replace(person.email, String.raw`ana\u0000@exemplo.com.br`),
    ];
    for (const body of bodies)
      expectClientError(await client.send({ method: 'POST', path: '/api/v1/users', headers: type, body }));
    const big = JSON.stringify({ ...person, name: 'a'.repeat(70_000) });
    const refused = await client.send({ method: 'POST', path: '/api/v1/users', headers: type, body: big });
    expectProblem(contract, refused, 413, 'body_too_large');
    for (const handle of [
      '%00',
      '%ff',
      '%F0%9F%8E%AC',
      '..%2f..%2fetc',
      'a'.repeat(2_000),
      '%27%20or%201=1--',
    ])
      expectClientError(await client.get(`/api/v1/users/${handle}`));
    for (const login of ['\u0000', "' or 1=1 --", 'a'.repeat(5_000), 'ana:ana', '\u{1F3AC}'])
      expectClientError((await present(client, login, '\u0000')).answer);
  },
};

/** O que não se aceita é recusado, e com um problema que se entende; o que o servidor não previu seria 500. */
function expectClientError(answer: Answer): void {
  if (answer.status >= 400 && answer.status < 500) return;
  answer.refuse({ where: 'status', expected: 'um erro de quem chamou, 4xx', got: `status ${answer.status}` });
}

const PER_MINUTE = 3;
const ENOUGH = 3 * PER_MINUTE;

const limited: Task = {
  id: 'rate-limit',
  title: 'AUTH_ATTEMPTS_PER_MINUTE limita cadastros e senhas erradas do mesmo lugar: 429 com Retry-After',
  needs: ['process', 'mail'],
  reread: { file: 'README.md', heading: 'Tentativas contadas' },
  alongside: true,
  async run({ launch, actor, contract }) {
    const { person } = await actor();
    await withAnother(launch, { AUTH_ATTEMPTS_PER_MINUTE: String(PER_MINUTE) }, async ({ http }) => {
      // O endereço que se conta é o da conexão: X-Forwarded-For, quem chama o escreve.
      await expectLimit((tried) =>
        http.send({
          method: 'POST',
          path: '/api/v1/users',
          json: newPerson(),
          headers: { 'x-forwarded-for': `203.0.113.${tried}` },
        }),
      );
      const wrong = async () => (await present(http, person.handle, 'não é esta')).answer;
      contract.problem(await expectLimit(wrong));
    });
  },
};

/** As primeiras passam, e logo depois vem o 429: em que tentativa exata, cada servidor decide. */
async function expectLimit(attempt: (tried: number) => Promise<Answer>): Promise<Answer> {
  for (let tried = 0; tried < ENOUGH; tried++) {
    const answer = await attempt(tried);
    if (answer.status === 429) {
      if (tried === 0)
        answer.refuse({
          where: 'status',
          expected: `${PER_MINUTE} tentativas por minuto`,
          got: '429 já na primeira',
        });
      return answer.expectHeader('retry-after', /^\d+$/u, 'retry-after com os segundos a esperar');
    }
    if (tried === ENOUGH - 1)
      answer.refuse({
        where: 'status',
        expected: `429 depois de ${PER_MINUTE} tentativas no mesmo minuto`,
        got: `nenhum 429 em ${ENOUGH}`,
      });
  }
  throw new Error('inalcançável: o laço sempre devolve ou recusa');
}

export const input: Task[] = [allFields, hostile, limited];
