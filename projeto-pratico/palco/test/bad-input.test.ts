import { Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { compose } from '#app/compose.ts';
import { createLog } from '#app/log.ts';
import { hasDatabase, usePalco } from './support/palco.ts';
import { newPerson, PASSWORD, upload, visitor } from './support/person.ts';

describe.runIf(hasDatabase())('entrada ruim', () => {
  const palco = usePalco({ uploadMaxBytes: 100_000 });

  test.each([
    ['JSON quebrado', '{"text":', 'application/json', 400, 'bad_request'],
    ['JSON vazio', '', 'application/json', 400, 'bad_request'],
    ['poluição de protótipo', '{"__proto__":{"x":1},"text":"a"}', 'application/json', 400, 'bad_request'],
    ['texto puro', 'oi', 'text/plain', 415, 'unsupported_media_type'],
    ['formulário', 'text=oi', 'application/x-www-form-urlencoded', 415, 'unsupported_media_type'],
    [
      'corpo grande demais',
      JSON.stringify({ text: 'x'.repeat(70_000) }),
      'application/json',
      413,
      'body_too_large',
    ],
    ['lista no lugar de objeto', '[]', 'application/json', 400, 'validation_failed'],
    ['nulo', 'null', 'application/json', 400, 'validation_failed'],
    ['número no lugar de texto', '{"text":1}', 'application/json', 400, 'validation_failed'],
  ])('%s', async (_name, payload, type, status, code) => {
    const person = await newPerson(palco);
    const answer = await person.call('POST', '/api/v1/posts', payload, { 'content-type': type });
    expect(answer).toMatchObject({ status, body: { status, code } });
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });

  test.each([
    ['GET', '/nada', 404],
    ['GET', '/api/v1/nada', 404],
    ['POST', '/health/live', 405],
    ['DELETE', '/api/v1/timeline', 405],
    ['GET', '/%zz', 400],
    ['GET', '/api/v1/posts/%00', 400],
    // para o banco é o mesmo id; para quem mostra, não
    ['GET', '/api/v1/posts/01A20AE0-786E-7000-AFD0-0C3AC3DCBB4E', 400],
    ['GET', '/api/v1/users/%00', 400],
    ['GET', `/api/v1/users/${'a'.repeat(300)}`, 404],
    ['GET', '/media/videos/01a20ae0-786e-7000-afd0-0c3ac3dcbb4e/../../etc/passwd', 404],
    ['GET', '/media/videos/01a20ae0-786e-7000-afd0-0c3ac3dcbb4e/%2e%2e/master.m3u8', 404],
    ['GET', '/media/videos/01a20ae0-786e-7000-afd0-0c3ac3dcbb4e/..%2f..%2fx.m3u8', 400],
  ] as const)('%s %s responde %i com problema', async (method, path, status) => {
    const answer = await visitor(palco).call(method, path);
    expect(answer).toMatchObject({ status, body: { status } });
  });

  test('envio sem arquivo, com campo errado, que não é vídeo e grande demais', async () => {
    const person = await newPerson(palco);
    const send = (bytes: Buffer, field?: string) => {
      const { payload, headers } = upload(bytes, field);
      return person.call('POST', '/api/v1/videos', payload, headers);
    };
    expect((await person.call('POST', '/api/v1/videos', {})).body.code).toBe('upload_missing');
    expect((await send(Buffer.alloc(100), 'outro')).body.code).toBe('upload_missing');
    expect(await send(Buffer.from('#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n'))).toMatchObject({
      status: 415,
    });
    expect(await send(Buffer.alloc(0))).toMatchObject({ status: 415 });
    const big = Buffer.alloc(150_000);
    big.write('ftyp', 4);
    expect(await send(big)).toMatchObject({ status: 413, body: { code: 'upload_too_large' } });
    expect(await Array.fromAsync(palco().building.doors.storage?.list('sources') ?? [])).toEqual([]);
  });

  test('o registro não mostra senha, cookie nem corpo', async () => {
    let lines = '';
    const sink = new Writable({
      write(chunk, _encoding, done) {
        lines += chunk;
        done();
      },
    });
    const log = createLog('trace', sink);
    const { app, building, close } = await compose({ config: palco().config, log });
    const broken = building.db;
    const account = { handle: 'registrada', name: 'R', email: 'r@exemplo.com.br', password: PASSWORD };
    await app.inject({ method: 'POST', url: '/api/v1/users', payload: account });
    await building.doors.users?.enroll({ ...account, handle: 'registrada_2' });
    const login = { login: account.email, password: PASSWORD };
    const entered = await app.inject({ method: 'POST', url: '/api/v1/sessions', payload: login });
    const cookie = entered.cookies[0]?.value ?? '';
    const other = { ...account, email: 'outra@exemplo.com.br' };
    await app.inject({ method: 'POST', url: '/api/v1/users', payload: other });
    const headers = { cookie: `palco_session=${cookie}`, authorization: `Bearer ${cookie}` };
    await app.inject({ method: 'GET', url: `/api/v1/me?token=${cookie}`, headers });
    await app.inject({ method: 'POST', url: '/api/v1/posts', payload: `{"password":"${PASSWORD}"`, headers });
    broken.query = () => Promise.reject(Object.assign(new Error('defeito'), { detail: PASSWORD, headers }));
    const failed = await app.inject({ method: 'GET', url: '/api/v1/me', headers });
    expect(failed.statusCode).toBe(500);
    log.info({ password: PASSWORD, headers: { cookie }, user: { passwordHash: 'x' } }, 'descuido');
    await close();
    expect(lines).toContain('"status":409');
    expect(lines).toContain('requisição falhou');
    expect(cookie).toHaveLength(43);
    expect(lines).not.toContain(PASSWORD);
    expect(lines).not.toContain(cookie);
    expect(lines).not.toContain(account.email);
  });

  test('o id da requisição é aceito se for são, e sempre devolvido', async () => {
    const ask = (id: string) => visitor(palco).call('GET', '/nada', undefined, { 'x-request-id': id });
    expect((await ask('pedido-42')).headers['x-request-id']).toBe('pedido-42');
    expect((await ask('com espaço\t{}')).headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect((await ask('pedido-43')).body.instance).toBe('urn:palco:requisicao:pedido-43');
  });
});
