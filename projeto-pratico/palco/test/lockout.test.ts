import { waitFor } from '@trilha/services';
import type { LightMyRequestResponse } from 'fastify';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { hasDatabase, type TestPalco, usePalco } from './support/palco.ts';
import { accountOf, newPerson, PASSWORD } from './support/person.ts';

const NEW_PASSWORD = 'plateia apagada 77';

/** Quem chama de um endereço, com os cookies de um navegador. */
function callers(palco: () => TestPalco, most: number) {
  const call = (path: string, payload: object, from: string, cookie = '') =>
    palco().app.inject({
      method: 'POST',
      url: `/api/v1${path}`,
      remoteAddress: from,
      headers: cookie ? { cookie } : {},
      payload,
    });
  const signIn = (login: string, password: string, from: string, cookie = '') =>
    call('/sessions', { login, password }, from, cookie);
  return {
    call,
    signIn,
    refused: [...Array.from({ length: most }, () => 401), ...Array.from({ length: 10 }, () => 429)],
    /** Dez senhas erradas além do limite, cada uma de um endereço. */
    async attack(login: string): Promise<number[]> {
      const statuses: number[] = [];
      for (let n = 1; n <= most + 10; n += 1)
        statuses.push((await signIn(login, 'errada demais', `10.0.0.${n}`)).statusCode);
      return statuses;
    },
  };
}

const deviceOf = ({ cookies }: LightMyRequestResponse) =>
  cookies.flatMap(({ name, value }) => (name === 'palco_device' ? `${name}=${value}` : [])).join();

describe.runIf(hasDatabase())('sessenta senhas erradas, de sessenta endereços', () => {
  const palco = usePalco({ accountFailuresPerHour: 50 });
  const { call, signIn, attack, refused } = callers(palco, 50);

  test('o aparelho conhecido da dona entra, e o desconhecido é recusado sem custar um hash', async () => {
    const { handle } = await newPerson(palco);
    const known = deviceOf(await signIn(handle, PASSWORD, '10.1.0.1'));
    expect(await attack(handle)).toEqual(refused);
    expect((await signIn(handle, PASSWORD, '10.2.0.1', known)).statusCode).toBe(201);
    const verify = vi.spyOn(palco().building.parts, 'verifyPassword');
    const stranger = await signIn(handle, PASSWORD, '10.2.0.2');
    expect(verify).not.toHaveBeenCalled();
    verify.mockRestore();
    expect(stranger.statusCode).toBe(429);
    expect(stranger.json().detail).toContain('redefina a senha pelo e-mail');
    expect(Number(stranger.headers['retry-after'])).toBeGreaterThan(3_500);
    const app = await call('/tokens', { login: handle, password: PASSWORD }, '10.2.0.3');
    expect(app.statusCode).toBe(429);
  });
});

describe.runIf(hasDatabase())('ninguém tranca a conta de outra pessoa', () => {
  const palco = usePalco({ accountFailuresPerHour: 5 });
  const { call, signIn, attack, refused } = callers(palco, 5);
  beforeAll(() => palco().work());

  test('conta que não existe é recusada igual', async () => {
    expect(await attack('ninguem_com_este_nome')).toEqual(refused);
  });

  test('aparelho conhecido de outra conta não vale nesta', async () => {
    const [victim, other] = [await newPerson(palco), await newPerson(palco)];
    const theirs = deviceOf(await signIn(other.handle, PASSWORD, '10.1.0.2'));
    await attack(victim.handle);
    expect((await signIn(victim.handle, PASSWORD, '10.2.0.4', theirs)).statusCode).toBe(429);
  });

  test('quem roubou uma sessão não descobre a senha por ela, nem tranca a entrada da dona', async () => {
    const person = await newPerson(palco);
    const prove = (password: string) => person.call('POST', '/api/v1/me/deactivation', { password });
    const statuses: number[] = [];
    for (let n = 0; n < 7; n += 1) statuses.push((await prove('errada demais')).status);
    expect(statuses).toEqual([403, 403, 403, 403, 403, 429, 429]);
    expect((await prove(PASSWORD)).status).toBe(429);
    expect((await signIn(person.handle, PASSWORD, '10.4.0.1')).statusCode).toBe(201);
  });

  test('sem aparelho conhecido, a dona redefine a senha e entra, mesmo com o ataque em curso', async () => {
    const { handle } = await newPerson(palco);
    const { email } = accountOf(handle);
    await attack(handle);
    await attack(email);
    await call('/password-resets', { email }, '10.3.0.1');
    const body = { token: await linkTo(email), newPassword: NEW_PASSWORD };
    const confirmed = await call('/password-resets/confirm', body, '10.3.0.1');
    expect(confirmed.statusCode).toBe(204);
    // o ataque enche de novo a contagem do nome antes de ela digitar a senha
    await attack(handle);
    expect((await signIn(handle, NEW_PASSWORD, '10.3.0.2')).statusCode).toBe(429);
    expect((await signIn(handle, NEW_PASSWORD, '10.3.0.2', deviceOf(confirmed))).statusCode).toBe(201);
    expect((await signIn(email, NEW_PASSWORD, '10.3.0.3')).statusCode).toBe(201);
  });

  function linkTo(email: string): Promise<string> {
    const texts = () =>
      palco()
        .mail.letters()
        .flatMap(({ to, text }) => (to === email ? text : []));
    const token = () => /\/nova-senha#([\w-]{43})/.exec(texts().join('\n'))?.[1];
    return waitFor(token, { deadlineMs: 15_000, everyMs: 10, what: 'a mensagem com o link' });
  }
});
