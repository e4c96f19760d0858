import { request } from 'node:http';
import { describe, expect, test } from 'vitest';
import { hasDatabase, useFreshPlace } from './support/palco.ts';
import { accountOf } from './support/person.ts';
import { type RealProcess, send, signUpAt, useProcesses } from './support/process.ts';

const ROUNDS = 3;
const DEVICES = 12;

interface Pair {
  accessToken: string;
  refreshToken: string;
}

describe.runIf(hasDatabase())('processos de verdade', () => {
  const place = useFreshPlace();
  const { api } = useProcesses();
  const account = accountOf('aplicativo');
  const start = async () => {
    const { databaseUrl, storageDir } = await place();
    return api({
      DATABASE_URL: databaseUrl,
      STORAGE_DIR: storageDir,
      LOG_LEVEL: 'fatal',
      AUTH_ATTEMPTS_PER_MINUTE: '0',
      REFRESH_GRACE_SECONDS: '120',
      PUBLIC_URL: 'http://localhost:3000',
    });
  };
  const enter = async (url: string) => {
    const { email: login, password } = account;
    return (await (await send(url, '/tokens', { login, password })).json()) as Pair;
  };

  test('kill -9 no meio da troca: quem não recebeu a resposta repete e segue dentro, sem família pela metade', async () => {
    let server = await start();
    await signUpAt(server.url, account);
    let tokens: string[] = [];
    for (let n = 0; n < DEVICES; n += 1) tokens.push((await enter(server.url)).refreshToken);
    for (let round = 0; round < ROUNDS; round += 1) {
      const answered = await killAmid(server, tokens);
      expect(answered.filter((token) => token !== null).length).toBeGreaterThan(0);
      server = await start();
      const renewed: string[] = [];
      for (const [at, token] of tokens.entries()) {
        const again = await send(server.url, '/tokens/refresh', { refreshToken: token });
        expect(again.status, `rodada ${round}, aparelho ${at}`).toBe(200);
        const { refreshToken } = (await again.json()) as Pair;
        // quem tinha recebido a resposta recebe o mesmo sucessor
        if (answered[at] !== null) expect(refreshToken).toBe(answered[at]);
        renewed.push(refreshToken);
      }
      tokens = renewed;
    }
    expect(new Set(tokens).size).toBe(DEVICES);
    const { accessToken } = await enter(server.url);
    const { items } = (await (await me(server.url, '/me/devices', accessToken)).json()) as {
      items: unknown[];
    };
    // doze aplicativos, o navegador que confirmou a conta e o de agora
    expect(items).toHaveLength(DEVICES + 2);
    server.child.kill('SIGTERM');
    expect(await server.exited, server.output()).toBe(0);
  }, 120_000);

  test('dois processos dividem as chaves, e um aparelho encerrado em um morre no outro em 5 s', async () => {
    const [one, two] = [await start(), await start()];
    const { accessToken, refreshToken } = await enter(one.url);
    expect((await me(two.url, '/me', accessToken)).status).toBe(200);
    expect((await send(one.url, '/tokens/revoke', { refreshToken })).status).toBe(204);
    expect((await me(one.url, '/me', accessToken)).status).toBe(401);
    await expect
      .poll(async () => (await me(two.url, '/me', accessToken)).status, { timeout: 6_000, interval: 100 })
      .toBe(401);
    for (const { child } of [one, two]) child.kill('SIGTERM');
  }, 60_000);

  test('dois cabeçalhos Authorization são recusados: quem está no caminho poderia ler o outro', async () => {
    const server = await start();
    const { accessToken } = await enter(server.url);
    const both = (values: string[]) => statusWith(`${server.url}/api/v1/me`, values);
    expect(await both([`Bearer ${accessToken}`])).toBe(200);
    expect(await both([`Bearer ${accessToken}`, `Bearer ${accessToken}`])).toBe(400);
    expect(await both([`Bearer ${accessToken}`, 'Basic eDp5'])).toBe(400);
    expect(await both(['Basic eDp5', `Bearer ${accessToken}`])).toBe(400);
    server.child.kill('SIGTERM');
  }, 60_000);
});

const me = (url: string, path: string, accessToken: string) =>
  fetch(`${url}/api/v1${path}`, { headers: { authorization: `Bearer ${accessToken}` } });

/** Troca todos ao mesmo tempo e mata o servidor assim que o primeiro é respondido, com os outros em curso. */
async function killAmid(server: RealProcess & { url: string }, tokens: string[]): Promise<(string | null)[]> {
  const renewing = tokens.map(async (refreshToken) => {
    const answer = await send(server.url, '/tokens/refresh', { refreshToken });
    return ((await answer.json()) as Pair).refreshToken;
  });
  await Promise.any(renewing);
  server.child.kill('SIGKILL');
  await server.exited;
  return Promise.all(renewing.map((one) => one.catch(() => null)));
}

/** O `fetch` junta cabeçalhos repetidos; este os manda como são. */
function statusWith(url: string, values: string[]): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const sending = request(url, (response) => {
    response.resume();
    resolve(response.statusCode ?? 0);
  });
  sending.on('error', reject).setHeader('authorization', values).end();
  return promise;
}
