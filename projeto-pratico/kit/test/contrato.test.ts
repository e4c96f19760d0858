import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { CheckFailure, Contract, HttpClient } from '../src/index.ts';

const contract = Contract.read(new URL('../../exercicio-01-setup/contrato/openapi.json', import.meta.url));
const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

async function answering(status: number, type: string, body: string): Promise<HttpClient> {
  const server = createServer((_, response) =>
    response.writeHead(status, { 'content-type': type }).end(body),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => server.close());
  return new HttpClient(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

async function failureOf(work: () => unknown): Promise<CheckFailure> {
  try {
    await work();
  } catch (error) {
    if (error instanceof CheckFailure) return error;
    throw error;
  }
  throw new Error('a conferência devia ter recusado');
}

test.each([
  [200, 'application/json', '{"status":"live"}', undefined],
  [200, 'application/json; charset=utf-8', '{"status":"live","extra":1}', undefined],
  [200, 'application/json', '{"status":"vivo"}', { where: 'corpo /status', expected: 'o valor "live"' }],
  [200, 'application/json', '{}', { where: 'corpo /', expected: 'o campo status' }],
  [200, 'application/json', '[]', { where: 'corpo', got: 'um corpo que não é um objeto JSON' }],
  [200, 'text/html', '{}', { where: 'cabeçalho content-type', got: 'content-type text/html' }],
  [418, 'application/json', '{}', { where: 'status', got: 'status 418, que ele não prevê' }],
])('%i %s %s', async (status, type, body, evidence) => {
  const http = await answering(status, type, body);
  const answer = await http.get('/health/live');
  if (evidence === undefined) expect(contract.check(answer)).toMatchObject({ status: 'live' });
  else expect((await failureOf(() => contract.check(answer))).evidence).toMatchObject(evidence);
});

test('a falha leva o que foi enviado e o que voltou', async () => {
  const http = await answering(500, 'text/plain', 'deu errado');
  const answer = await http.send({ method: 'POST', path: '/api/v1/echo', json: { message: 'oi' } });
  const { evidence } = await failureOf(() => answer.expectStatus(200));
  expect(evidence.sent).toBe(
    'POST /api/v1/echo\naccept: application/json\ncontent-type: application/json\n\n{"message":"oi"}',
  );
  expect(evidence.received).toBe(
    '500 Internal Server Error\ncontent-type: text/plain\nconnection: close\n\ndeu errado',
  );
});

test('todo caminho e método do contrato é enumerado', () => {
  expect(contract.operations()).toEqual([
    ['GET', '/health/live'],
    ['GET', '/health/ready'],
    ['GET', '/openapi.json'],
    ['GET', '/docs'],
    ['POST', '/api/v1/echo'],
  ]);
});
