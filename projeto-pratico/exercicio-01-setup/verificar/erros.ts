import { randomUUID } from 'node:crypto';
import { expectProblem, NoAnswer, type Task } from '@trilha/kit';

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

/** O maior corpo aceito; a mensagem é curta, e o que sobra são espaços, que o JSON permite. */
const LIMIT = 65_536;
const sized = (bytes: number) => '{"message":"no limite"}'.padEnd(bytes, ' ');

const tooLarge: Task = {
  id: 'problem-413',
  title: 'Corpo de 65.536 bytes passa; de 65.537, 413',
  needs: [],
  reread,
  async run({ http, contract }) {
    const client = await http();
    const send = (bytes: number, headers = {}) =>
      client.send({
        method: 'POST',
        path: '/api/v1/echo',
        headers: { ...json, ...headers },
        body: sized(bytes),
      });
    (await send(LIMIT)).expectStatus(200);
    expectProblem(contract, await send(LIMIT + 1), 413, 'body_too_large');
    // Sem Content-Length, quem só confia nele não tem limite; recusar de outra forma, ou cortar, também serve.
    const chunked = await send(LIMIT * 3, { 'transfer-encoding': 'chunked' }).catch(ignoreCut);
    if (chunked !== undefined && chunked.status < 400) chunked.expectStatus(413);
  },
};

function ignoreCut(error: unknown): undefined {
  if (!(error instanceof NoAnswer) || error.kind !== 'cut') throw error;
}

export const errors: Task[] = [notFound, wrongMethod, malformed, unsupported, tooLarge];
