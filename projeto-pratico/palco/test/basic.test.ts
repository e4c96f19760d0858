import { beforeAll, describe, expect, test, vi } from 'vitest';
import { common } from '#kernel/errors.ts';
import { hasDatabase, usePalco } from './support/palco.ts';
import { accountOf, letterTo, PASSWORD, tokenIn, visitor } from './support/person.ts';

const basic = (login: string, password = PASSWORD) => ({
  authorization: `Basic ${Buffer.from(`${login}:${password}`).toString('base64')}`,
});

describe.runIf(hasDatabase())('Palco montado até a etapa 02', () => {
  const palco = usePalco({ upTo: 2 });
  const someone = visitor(palco);
  beforeAll(() => palco().work());
  const me = (headers: Record<string, string>) => someone.call('GET', '/api/v1/me', undefined, headers);

  test('do cadastro à exclusão, quem chama se identifica por Basic, e não há sessão', async () => {
    const account = { ...accountOf('basica'), password: 'senha: com dois-pontos é útil' };
    await someone.call('POST', '/api/v1/users', account);
    const token = tokenIn(await letterTo(palco, account.email));
    const { password } = account;
    const confirmed = await someone.call('POST', '/api/v1/email-confirmations', { token, password });
    expect(confirmed.status).toBe(200);
    expect(confirmed.headers['set-cookie']).toBeUndefined();
    expect((await someone.call('POST', '/api/v1/sessions', {})).status).toBe(404);
    for (const login of ['basica', '@BASICA', account.email.toUpperCase()])
      expect((await me(basic(login, password))).body.handle).toBe('basica');
    const mine = basic('basica', password);
    const deactivated = await someone.call('POST', '/api/v1/me/deactivation', { password }, mine);
    expect(deactivated.status).toBe(204);
    expect((await someone.call('PATCH', '/api/v1/me', { bio: 'x' }, mine)).body.code).toBe(
      'account_deactivated',
    );
    expect((await someone.call('DELETE', '/api/v1/me/deactivation', undefined, mine)).status).toBe(204);
    expect((await someone.call('POST', '/api/v1/me/deletion', { password }, mine)).status).toBe(204);
    expect((await me(mine)).status).toBe(401);
  });

  test('sem credencial, com credencial errada, de conta que não existe ou não confirmada: o mesmo 401', async () => {
    await palco().building.doors.users?.enroll(accountOf('existe'));
    await someone.call('POST', '/api/v1/users', accountOf('pendente'));
    const headers = [
      {},
      basic('existe', 'errada demais'),
      basic('ninguem', 'errada demais'),
      basic('pendente'),
      { authorization: 'Basic %%%' },
      { authorization: `Basic ${Buffer.from('semdoispontos').toString('base64')}` },
      { authorization: 'Bearer abc' },
    ];
    const answers = await Promise.all(headers.map((one) => me(one as Record<string, string>)));
    const shapes = answers.map(({ status, body, headers: got }) =>
      JSON.stringify([status, { ...body, instance: '' }, got['www-authenticate']]),
    );
    expect(new Set(shapes).size).toBe(1);
    expect(answers[0]).toMatchObject({
      status: 401,
      body: { code: 'unauthenticated' },
      headers: { 'www-authenticate': 'Basic realm="Palco", charset="UTF-8"' },
    });
  });
});

describe.runIf(hasDatabase())('limite do Basic', () => {
  const palco = usePalco({ upTo: 2, authAttemptsPerMinute: 3 });
  const me = (login: string, password = PASSWORD) =>
    visitor(palco).call('GET', '/api/v1/me', undefined, basic(login, password));

  test('só o que falha conta; a quarta é recusada antes do hash, e quem não errou segue entrando', async () => {
    for (const handle of ['alvo', 'outra']) await palco().building.doors.users?.enroll(accountOf(handle));
    for (let n = 0; n < 5; n += 1) expect((await me('alvo')).status).toBe(200);
    for (let n = 0; n < 3; n += 1) expect((await me('alvo', 'errada demais')).status).toBe(401);
    const blocked = await me('@ALVO');
    expect(blocked).toMatchObject({ status: 429, body: { code: 'too_many_requests' } });
    expect(Number(blocked.headers['retry-after'])).toBeGreaterThan(0);
    expect((await me('outra')).status).toBe(200);
  });

  test('senha que não chegou a ser conferida não conta como errada', async () => {
    await palco().building.doors.users?.enroll(accountOf('paciente'));
    const busy = vi.spyOn(palco().building.parts, 'verifyPassword');
    busy.mockRejectedValue(common.create('unavailable'));
    for (let n = 0; n < 4; n += 1) expect((await me('paciente')).status).toBe(503);
    busy.mockRestore();
    expect((await me('paciente')).status).toBe(200);
  });

  test('trocar de login a cada tentativa esbarra no limite do endereço', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 16; n += 1) statuses.push((await me(`z_${n}`, 'errada demais')).status);
    expect(statuses.at(-1)).toBe(429);
  });
});
