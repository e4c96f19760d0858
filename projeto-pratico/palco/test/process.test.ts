import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { Agent, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, service, waitFor } from '@trilha/services';
import { describe, expect, test } from 'vitest';
import { createLog } from '#app/log.ts';
import { migrate } from '#app/migrate.ts';
import { testConfig } from './support/config.ts';
import { hasDatabase, useFreshPlace } from './support/palco.ts';
import { PASSWORD } from './support/person.ts';
import { signUpAt, statusOf, useProcesses } from './support/process.ts';

const account = { handle: 'real', name: 'Real', email: 'real@exemplo.com.br', password: PASSWORD };
const json = { 'content-type': 'application/json' };

describe('configuração recusada', () => {
  const { run } = useProcesses();

  test('sai com 78, nomeia a variável e não mostra o segredo', async () => {
    const server = run('server.ts', { DATABASE_URL: 'mysql://palco:xyz123@casa/p', PORT: 'abc' });
    expect(await server.exited).toBe(78);
    expect(server.output()).toContain('PORT: o valor não serve');
    expect(server.output()).toContain('DATABASE_URL');
    expect(server.output()).not.toContain('xyz123');
  });

  test('de fora desta máquina, sem servidor de e-mail, sai com 78 e diz o que falta', async () => {
    const server = run('server.ts', {
      DATABASE_URL: 'postgres://ninguem@127.0.0.1:1/nada',
      PUBLIC_URL: 'https://palco.exemplo.com.br',
    });
    expect(await server.exited).toBe(78);
    expect(server.output()).toContain('SMTP_URL: falta, e PUBLIC_URL não é desta máquina');
  });

  test('porta ocupada sai com 1 e uma linha que diz por quê', async () => {
    const { createServer } = await import('node:net');
    const busy = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => busy.once('listening', resolve));
    const address = busy.address();
    const port = String(typeof address === 'object' && address ? address.port : 0);
    const server = run('server.ts', { PORT: port, DATABASE_URL: 'postgres://ninguem@127.0.0.1:1/nada' });
    expect(await server.exited).toBe(1);
    expect(server.output()).toContain('EADDRINUSE');
    busy.close();
  });
});

describe.runIf(hasDatabase())('processos de verdade', () => {
  const place = useFreshPlace();
  const { api } = useProcesses();
  const env = async () => {
    const { databaseUrl, storageDir } = await place();
    return { DATABASE_URL: databaseUrl, STORAGE_DIR: storageDir };
  };

  test('SIGTERM sob carga: nenhuma requisição aceita falha, e sai com 0', async () => {
    const server = await api({ ...(await env()), DRAIN_MS: '3000', LOG_LEVEL: 'warn' });
    const agent = new Agent({ keepAlive: true, maxSockets: 8 });
    const results: (number | string)[] = [];
    let stopped = false;
    const client = async () => {
      while (!stopped) results.push(await ask(agent, `${server.url}/api/v1/users/ninguem`));
    };
    const clients = Promise.all(Array.from({ length: 8 }, client));
    await waitFor(() => (results.length > 200 ? true : undefined), { deadlineMs: 15_000, what: 'carga' });
    server.child.kill('SIGTERM');
    const states = new Set<number | string>();
    await waitFor(
      async () => {
        states.add(await statusOf(`${server.url}/health/ready`));
        return states.has(503) ? true : undefined;
      },
      { deadlineMs: 5_000, what: 'o 503 de quem está saindo' },
    );
    // como um balanceador: percebe o 503, ainda manda por um instante e para antes do fim da drenagem
    const seen = results.length;
    await waitFor(() => (results.length > seen + 24 ? true : undefined), {
      deadlineMs: 2_500,
      what: 'mais carga',
    });
    stopped = true;
    await clients;
    expect(await server.exited, server.output()).toBe(0);
    agent.destroy();
    expect([...new Set(results)]).toEqual([404]);
  }, 60_000);

  test('envio interrompido no meio não deixa linha nem arquivo', async () => {
    const server = await api({ ...(await env()), LOG_LEVEL: 'warn' });
    const cookie = await signUpAt(server.url, account);
    const head = `--b\r\ncontent-disposition: form-data; name="file"; filename="v.mp4"\r\n\r\n\0\0\0\x20ftypisom`;
    const cut = new AbortController();
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        controller.enqueue(Buffer.concat([Buffer.from(head, 'latin1'), Buffer.alloc(200_000)]));
      },
    });
    const headers = { cookie, 'content-type': 'multipart/form-data; boundary=b' };
    const sending = fetch(`${server.url}/api/v1/videos`, {
      method: 'POST',
      headers,
      body,
      duplex: 'half',
      signal: cut.signal,
    });
    const { storageDir, databaseUrl } = await place();
    const { readdir } = await import('node:fs/promises');
    const temporary = () => readdir(join(storageDir, '.tmp')).catch(() => []);
    await waitFor(async () => ((await temporary()).length === 1 ? true : undefined), {
      deadlineMs: 10_000,
      what: 'o envio começar',
    });
    cut.abort();
    await expect(sending).rejects.toThrow();
    await waitFor(async () => ((await temporary()).length === 0 ? true : undefined), {
      deadlineMs: 10_000,
      what: 'a limpeza',
    });
    expect(await readdir(join(storageDir, 'objects', 'sources')).catch(() => [])).toEqual([]);
    const pg = await import('pg');
    const client = new pg.default.Client({ connectionString: databaseUrl });
    await client.connect();
    const { rows } = await client.query('select count(*)::int as count from videos.videos');
    await client.end();
    expect(rows).toEqual([{ count: 0 }]);
    server.child.kill('SIGTERM');
    expect(await server.exited, server.output()).toBe(0);
  }, 60_000);
});

describe.runIf(hasDatabase())('queda do PostgreSQL', () => {
  const { api } = useProcesses();

  test('kill -9 no banco: 503 com problema enquanto cai, tudo volta quando ele volta, nada confirmado se perde', async () => {
    const base = await mkdtemp(join(tmpdir(), 'palco-pg-'));
    await chmod(base, 0o755);
    const options = { dataDir: join(base, 'dados'), port: await freePort() };
    const first = await service('postgres', options);
    const { pid } = first;
    if (pid === undefined) return;
    await migrate(testConfig({ databaseUrl: first.url }), createLog('silent'));
    const server = await api({ DATABASE_URL: first.url, STORAGE_DIR: base, LOG_LEVEL: 'fatal' });
    const signUp = (handle: string) => {
      const body = JSON.stringify({ ...account, handle, email: `${handle}@exemplo.com.br` });
      return fetch(`${server.url}/api/v1/users`, { method: 'POST', headers: json, body });
    };
    await signUpAt(server.url, { ...account, handle: 'antes', email: 'antes@exemplo.com.br' });
    expect((await signUp('depois')).status).toBe(202);
    process.kill(pid, 'SIGKILL');
    const down = await waitFor(
      async () => {
        const response = await fetch(`${server.url}/api/v1/users/antes`);
        return response.status === 200 ? undefined : response;
      },
      { deadlineMs: 10_000, what: 'a queda aparecer' },
    );
    expect(down.status).toBe(503);
    expect(await down.json()).toMatchObject({ code: 'unavailable', status: 503 });
    expect((await signUp('durante')).status).toBe(503);
    expect(await statusOf(`${server.url}/health/live`)).toBe(200);
    expect(await statusOf(`${server.url}/health/ready`)).toBe(503);
    const second = await service('postgres', options);
    await waitFor(async () => ((await statusOf(`${server.url}/health/ready`)) === 200 ? true : undefined), {
      deadlineMs: 20_000,
      everyMs: 50,
      what: 'a volta',
    });
    expect(await statusOf(`${server.url}/api/v1/users/antes`)).toBe(200);
    expect((await signUp('durante')).status).toBe(202);
    server.child.kill('SIGTERM');
    expect(await server.exited, server.output()).toBe(0);
    await second.stop();
    await first.stop().catch(() => {});
    await rm(base, { recursive: true, force: true });
  }, 90_000);
});

/** Um GET com keep-alive, contando como falha tudo que não seja uma resposta inteira. */
function ask(agent: Agent, url: string): Promise<number | string> {
  return new Promise((resolve) => {
    const request = get(url, { agent }, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode ?? 0));
      response.once('error', () => resolve('resposta cortada'));
    });
    request.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'falha'));
  });
}
