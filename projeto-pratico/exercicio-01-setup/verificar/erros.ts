import { randomUUID } from 'node:crypto';
import type { Task } from '@trilha/kit';
import { expectProblem } from './problema.ts';

const reread = { file: 'README.md', heading: 'Erros que se explicam' };
const json = { 'content-type': 'application/json' };

const notFound: Task = {
  id: 'problem-404',
  title: 'Endereço desconhecido: 404 em problem+json',
  needs: [],
  reread,
  async run({ http, contract }) {
    const answer = await (await http()).get(`/api/v1/nao-existe-${randomUUID()}`);
    expectProblem(contract, answer, 404, 'not_found');
  },
};

const wrongMethod: Task = {
  id: 'problem-405',
  title: 'Método errado: 405 com o cabeçalho Allow',
  needs: [],
  reread,
  async run({ http, contract }) {
    const answer = await (await http()).send({ method: 'DELETE', path: '/api/v1/echo' });
    expectProblem(contract, answer, 405, 'method_not_allowed');
    answer.expectHeader('allow', /\bPOST\b/u, 'allow com POST, o método que este endereço aceita');
  },
};

const malformed: Task = {
  id: 'problem-malformed',
  title: 'JSON malformado: 400, sem pilha de chamadas',
  needs: [],
  reread,
  async run({ http, contract }) {
    const client = await http();
    for (const body of ['{"message":', '{"message": "a" "b"}', '']) {
      const answer = await client.send({ method: 'POST', path: '/api/v1/echo', headers: json, body });
      expectProblem(contract, answer, 400, 'bad_request');
    }
  },
};

const unsupported: Task = {
  id: 'problem-415',
  title: 'Tipo que não é JSON: 415',
  needs: [],
  reread,
  async run({ http, contract }) {
    const client = await http();
    const bodies = { 'application/x-www-form-urlencoded': 'message=oi', 'text/plain': '{"message":"oi"}' };
    for (const [type, body] of Object.entries(bodies)) {
      const headers = { 'content-type': type };
      const answer = await client.send({ method: 'POST', path: '/api/v1/echo', headers, body });
      expectProblem(contract, answer, 415, 'unsupported_media_type');
    }
  },
};

const tooLarge: Task = {
  id: 'problem-413',
  title: 'Corpo de mais de 65.536 bytes: 413',
  needs: [],
  reread,
  async run({ http, contract }) {
    const body = JSON.stringify({ message: 'a'.repeat(70_000) });
    const answer = await (await http()).send({ method: 'POST', path: '/api/v1/echo', headers: json, body });
    expectProblem(contract, answer, 413, 'body_too_large');
  },
};

const traceable: Task = {
  id: 'problem-instance',
  title: 'O problema leva o id da requisição em instance',
  needs: [],
  reread,
  async run({ http, contract }) {
    const id = `erro-${randomUUID()}`;
    const answer = await (await http()).get('/api/v1/nao-existe', { 'x-request-id': id });
    const problem = contract.problem(answer.expectStatus(404));
    if (String(problem.instance).includes(id)) return;
    answer.refuse({
      where: 'corpo /instance',
      expected: `um texto com ${id}`,
      got: String(problem.instance),
    });
  },
};

export const errors: Task[] = [notFound, wrongMethod, malformed, unsupported, tooLarge, traceable];
