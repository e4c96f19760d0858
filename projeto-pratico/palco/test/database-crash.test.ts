import { createDatabase, service, waitFor } from '@trilha/services';
import pg from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import { createLog } from '#app/log.ts';
import { migrate } from '#app/migrate.ts';
import { testConfig } from './support/config.ts';
import { hasDatabase, useFreshPlace } from './support/palco.ts';
import { accountOf } from './support/person.ts';
import { signUpAt, useProcesses } from './support/process.ts';

const CRASHES = 3;
const WRITERS = 8;
/** Publicações reconhecidas antes da primeira queda, e entre uma e outra. */
const BETWEEN = 20;

describe.runIf(hasDatabase())('o PostgreSQL cai sob carga', () => {
  const place = useFreshPlace();
  const { api } = useProcesses();
  const closing: (() => Promise<unknown>)[] = [];
  afterAll(async () => {
    for (const close of closing.reverse()) await close();
  });

  test('publicar, editar, votar e buscar respondem 503 ou o certo; nada reconhecido se perde nem se dobra', async () => {
    const { storageDir } = await place();
    const postgres = await service('postgres', {
      settings: { synchronous_commit: 'on', restart_after_crash: 'on' },
    });
    closing.push(() => postgres.stop());
    const databaseUrl = await createDatabase(postgres.url);
    await migrate(testConfig({ databaseUrl }), createLog('silent'));
    const server = await api({ DATABASE_URL: databaseUrl, STORAGE_DIR: storageDir, LOG_LEVEL: 'fatal' });
    const author = await signUpAt(server.url, accountOf('autora'));
    const voter = await signUpAt(server.url, accountOf('eleitora'));
    const statuses = new Set<number>();
    const published = new Map<string, string>();
    const edited = new Map<string, string>();
    const voted = new Map<string, number>();
    let over = false;

    async function call(method: string, path: string, cookie: string, body?: object, headers = {}) {
      const response = await fetch(`${server.url}/api/v1${path}`, {
        method,
        headers: {
          cookie,
          origin: server.url,
          ...(body && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body && { body: JSON.stringify(body) }),
      });
      statuses.add(response.status);
      return { status: response.status, body: (await response.json()) as { id: string } };
    }
    /** Como um cliente que não desiste: o mesmo pedido até ele valer. */
    async function insist(...request: Parameters<typeof call>) {
      return waitFor(
        async () => {
          const answer = await call(...request);
          return answer.status === 503 ? undefined : answer;
        },
        { deadlineMs: 60_000, everyMs: 20, what: `${request[0]} ${request[1]}` },
      );
    }
    const poll = { options: ['sim', 'não'], durationSeconds: 3_600 };
    async function write(writer: number) {
      for (let n = 0; !over; n += 1) {
        const key = `chave-${writer}-${n}`;
        const text = `${key} de @eleitora com #queda`;
        const { body } = await insist('POST', '/posts', author, { text, poll }, { 'idempotency-key': key });
        published.set(key, body.id);
        if (
          (await insist('PATCH', `/posts/${body.id}`, author, { text: `${text} e #conserto` })).status === 200
        )
          edited.set(body.id, `${text} e #conserto`);
        if ((await insist('PUT', `/posts/${body.id}/vote`, voter, { choices: [n % 2] })).status === 200)
          voted.set(body.id, n % 2);
        await call('GET', '/search/posts?q=conserto', author);
      }
    }

    const writers = Array.from({ length: WRITERS }, (_, writer) => write(writer));
    for (let crash = 1; crash <= CRASHES; crash += 1) {
      const enough = () => (published.size >= crash * BETWEEN ? true : undefined);
      await waitFor(enough, { deadlineMs: 90_000, everyMs: 5, what: `${crash * BETWEEN} posts` });
      await crashBackend(databaseUrl);
    }
    const after = published.size + BETWEEN;
    await waitFor(() => (published.size >= after ? true : undefined), {
      deadlineMs: 60_000,
      what: 'a volta',
    });
    over = true;
    await Promise.all(writers);

    expect([...statuses].filter((status) => ![200, 201, 503].includes(status))).toEqual([]);
    expect(statuses).toContain(503);
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    closing.push(() => client.end());
    const { rows } = await client.query<Left>(LEFT);
    expect(rows.map(({ id }) => id).sort()).toEqual([...published.values()].sort());
    for (const row of rows) {
      expect(row.text, row.id).toBe(edited.get(row.id));
      expect(row, row.id).toMatchObject({
        version: 2,
        versions: 1,
        tags: ['conserto', 'queda'],
        mentions: 1,
        found: true,
        ballots: [voted.get(row.id)],
      });
    }
    server.child.kill('SIGTERM');
    expect(await server.exited, server.output()).toBe(0);
  }, 240_000);
});

interface Left {
  id: string;
  text: string;
}

/** O que ficou de cada post, em todas as tabelas. */
const LEFT = `
  select p.id, p.text, p.version,
    (select count(*)::int from posts.versions v where v.post_id = p.id) as versions,
    array(select tag from posts.tags t where t.post_id = p.id order by tag) as tags,
    (select count(*)::int from posts.mentions m where m.post_id = p.id and m.current) as mentions,
    exists (select from search.posts s where s.id = p.id and s.document @@ '''#conserto'' & ''#queda''') as found,
    array(select b.choices[1] from polls.ballots b where b.post_id = p.id) as ballots
  from posts.posts p`;

/** Mata com SIGKILL um processo que atende a API: o servidor derruba todos e se recupera pelo WAL. */
async function crashBackend(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on('error', () => {});
  await client.connect();
  const { rows } = await client.query<{ pid: number }>(
    `select pid from pg_stat_activity where application_name = 'palco' and pid <> pg_backend_pid() order by state, pid limit 1`,
  );
  const pid = rows[0]?.pid;
  if (pid === undefined) throw new Error('A API não tem conexão aberta.');
  process.kill(pid, 'SIGKILL');
  await client.end().catch(() => {});
}
