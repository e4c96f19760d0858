import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasDatabase, usePalco } from './support/palco.ts';
import { newPerson, visitor } from './support/person.ts';

/** As rotas por onde se prova quem se é, com um corpo que o esquema aceita. */
const DOORS: Record<string, Record<string, string>> = {
  '/sessions': { login: 'ninguem', password: 'errada demais' },
  '/sessions/second-factor': { challenge: 'A'.repeat(43), method: 'totp', code: '123456' },
  '/tokens': { login: 'ninguem', password: 'errada demais' },
  '/tokens/refresh': { refreshToken: 'A'.repeat(43) },
  '/tokens/revoke': { refreshToken: 'A'.repeat(43) },
  '/password-resets': { email: 'ninguem@exemplo.com.br' },
  '/password-resets/confirm': { token: 'A'.repeat(43), newPassword: 'plateia apagada 77' },
};

const TEN_MEGABYTES = 10 * 1024 * 1024;

describe.runIf(hasDatabase())('entrada ruim nas portas da conta', () => {
  const palco = usePalco();
  beforeAll(async () => void (await palco().app.listen({ port: 0, host: '127.0.0.1' })));
  afterAll(() => void palco().app.server.closeAllConnections());
  const post = (path: string, body: string) =>
    visitor(palco).call('POST', `/api/v1${path}`, body, { 'content-type': 'application/json' });

  /** Escreve a requisição crua e devolve a primeira linha da resposta. */
  async function raw(path: string, headers: string[], body: string): Promise<string> {
    const socket = connect((palco().app.server.address() as AddressInfo).port, '127.0.0.1');
    let text = '';
    socket.on('data', (chunk: Buffer) => (text += chunk.toString())).on('error', () => {});
    const head = ['host: localhost', 'connection: close', 'content-type: application/json', ...headers];
    const length = headers.some((line) => line.startsWith('content-length'))
      ? []
      : [`content-length: ${Buffer.byteLength(body)}`];
    socket.write([`POST /api/v1${path} HTTP/1.1`, ...head, ...length, '', body].join('\r\n'));
    await once(socket, 'close');
    return text.split('\r\n', 1)[0] ?? '';
  }

  test.each(Object.entries(DOORS))(
    '%s recusa corpo grande, fundo, repetido e de outro tipo',
    async (path, good) => {
      const [first = '', ...others] = Object.keys(good);
      const rest = others.map((name) => `,${JSON.stringify(name)}:${JSON.stringify(good[name])}`).join('');
      const withFirst = (value: string) => `{${JSON.stringify(first)}:${value}${rest}}`;
      const statuses = {
        big: (await post(path, withFirst(JSON.stringify('x'.repeat(TEN_MEGABYTES))))).status,
        deep: (await post(path, withFirst('['.repeat(20_000) + ']'.repeat(20_000)))).status,
        list: (await post(path, `[${JSON.stringify(good)}]`)).status,
        extra: (await post(path, JSON.stringify({ ...good, admin: 'true' }))).status,
        prototype: (await post(path, `{"__proto__":{"admin":true},${JSON.stringify(good).slice(1)}`)).status,
        nul: (await post(path, withFirst('"a\\u0000b"'))).status,
        half: (await post(path, withFirst('"\\ud800"'))).status,
      };
      const { nul, half, ...refused } = statuses;
      expect(refused).toEqual({ big: 413, deep: 400, list: 400, extra: 400, prototype: 400 });
      for (const status of [nul, half]) expect(status, JSON.stringify(statuses)).toBeLessThan(500);
    },
  );

  test.each(Object.entries(DOORS))('%s não se confunde com cabeçalhos repetidos', async (path, good) => {
    const body = JSON.stringify(good);
    expect(await raw(path, ['content-length: 5', `content-length: ${body.length}`], body)).toMatch(/ 400 /);
    expect(await raw(path, ['transfer-encoding: chunked', `content-length: ${body.length}`], body)).toMatch(
      / 400 /,
    );
    const twoProofs = ['authorization: Bearer um', 'authorization: Bearer dois'];
    expect(await raw(path, twoProofs, body)).toMatch(/ 40[01] /);
  });

  test('dois authorization, ou um bom e outro ruim, não abrem nada', async () => {
    const person = await newPerson(palco);
    const twice = ['authorization: Bearer um', 'authorization: Bearer dois', `cookie: ${person.cookie}`];
    expect(await raw('/me/deactivation', twice, '{"password":"x"}')).toMatch(/ 40[01] /);
  });
});
