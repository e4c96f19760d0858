import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { cookiesAfter } from '../src/actor.ts';
import { HttpClient } from '../src/http/client.ts';

/** A resposta de um servidor que põe estes cookies. */
async function answerWith(...lines: string[]) {
  const server = createServer((_request, response) => {
    response.setHeader('set-cookie', lines).end('ok');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return new HttpClient(`http://127.0.0.1:${(server.address() as AddressInfo).port}`).get('/');
}

test('os cookies que já havia ficam, os novos entram e os repetidos trocam de valor', async () => {
  const answer = await answerWith('b=2; Path=/; HttpOnly', 'a=novo; Max-Age=600');
  expect(cookiesAfter(answer, 'a=velho; c=3')).toBe('a=novo; c=3; b=2');
});

test.each(['a=; Max-Age=0; Path=/', 'a=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT'])(
  'o cookie apagado com “%s” some',
  async (line) => {
    expect(cookiesAfter(await answerWith(line), 'a=1; b=2')).toBe('b=2');
  },
);

test('sem cookie nenhum, o texto é vazio', async () => {
  expect(cookiesAfter(await answerWith(), '')).toBe('');
});
