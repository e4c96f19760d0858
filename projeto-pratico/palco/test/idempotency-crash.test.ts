import { describe, expect, test } from 'vitest';
import { hasDatabase, useFreshPlace } from './support/palco.ts';
import { accountOf } from './support/person.ts';
import { type RealProcess, signUpAt, useProcesses } from './support/process.ts';

const ROUNDS = 3;
const AT_ONCE = 12;

interface Sent {
  status: number;
  id: string | undefined;
  replayed: boolean;
}

describe.runIf(hasDatabase())('kill -9 entre publicar e responder', () => {
  const place = useFreshPlace();
  const { api } = useProcesses();

  test('repetir com a mesma chave acha o que ficou gravado, ou grava: sempre um post por chave', async () => {
    const { databaseUrl, storageDir } = await place();
    const start = () =>
      api({
        DATABASE_URL: databaseUrl,
        STORAGE_DIR: storageDir,
        LOG_LEVEL: 'fatal',
        AUTH_ATTEMPTS_PER_MINUTE: '0',
      });
    const first = await start();
    const cookie = await signUpAt(first.url, accountOf('insistente'));
    const known = new Map<string, string>();
    const keys: string[] = [];
    let server = first;
    for (let round = 0; round < ROUNDS; round += 1) {
      const now = Array.from({ length: AT_ONCE }, (_, n) => `chave-${round}-${n}`);
      keys.push(...now);
      for (const [key, { status, id }] of await killAmid(server, cookie, now))
        if (status === 201 && id) known.set(key, id);
      server = await start();
    }
    expect(known.size).toBeGreaterThan(0);
    const again = await Promise.all(keys.map((key) => send(server.url, cookie, key)));
    expect(new Set(again.map(({ status }) => status))).toEqual(new Set([201]));
    for (const [key, id] of known) {
      const one = again[keys.indexOf(key)];
      expect(one, key).toEqual({ status: 201, id, replayed: true });
    }
    const profile = await fetch(`${server.url}/api/v1/users/insistente/posts?limit=50`);
    const { items } = (await profile.json()) as { items: { id: string; text: string }[] };
    expect(items.map(({ text }) => text).sort()).toEqual([...keys].sort());
    expect(items.map(({ id }) => id).sort()).toEqual(again.map(({ id }) => id).sort());
    server.child.kill('SIGTERM');
    expect(await server.exited, server.output()).toBe(0);
  }, 180_000);
});

async function send(url: string, cookie: string, key: string): Promise<Sent> {
  const response = await fetch(`${url}/api/v1/posts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key, cookie, origin: url },
    body: JSON.stringify({ text: key }),
  });
  const { id } = (await response.json()) as { id?: string };
  return { status: response.status, id, replayed: response.headers.get('idempotency-replayed') === 'true' };
}

/** Publica tudo ao mesmo tempo e mata o servidor assim que a primeira resposta chega, com as outras em curso. */
async function killAmid(server: RealProcess & { url: string }, cookie: string, keys: string[]) {
  const lost: Sent = { status: 0, id: undefined, replayed: false };
  const requests = keys.map((key) => send(server.url, cookie, key));
  await Promise.any(requests);
  server.child.kill('SIGKILL');
  await server.exited;
  const answers = await Promise.all(requests.map((request) => request.catch(() => lost)));
  return keys.map((key, index) => [key, answers[index] ?? lost] as const);
}
