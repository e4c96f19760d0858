import { waitFor } from '@trilha/services';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { hasDatabase, useFreshPlace } from './support/palco.ts';
import { accountOf } from './support/person.ts';
import { type RealProcess, signUpAt, useProcesses } from './support/process.ts';

const DRAFTS = 30;

describe.runIf(hasDatabase())('kill -9 na hora marcada', () => {
  const place = useFreshPlace();
  const { api } = useProcesses();

  test('cada rascunho agendado vira um post, e nenhum vira dois, com a API morta no meio três vezes', async () => {
    const { databaseUrl, storageDir } = await place();
    const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
    const start = () =>
      api({
        DATABASE_URL: databaseUrl,
        STORAGE_DIR: storageDir,
        SCHEDULE_MIN_SECONDS: '1',
        LOG_LEVEL: 'fatal',
      });
    const count = async (table: string) =>
      (await pool.query<{ count: number }>(`select count(*)::int as count from ${table}`)).rows[0]?.count ??
      0;
    /** Mata assim que a fila põe mais um post no ar, seja qual for o instante da tarefa seguinte. */
    const killAfter = async (server: RealProcess, posts: number) => {
      const published = async () => ((await count('posts.posts')) >= posts ? true : undefined);
      await waitFor(published, { deadlineMs: 30_000, everyMs: 1, what: `o post ${posts}` });
      server.child.kill('SIGKILL');
      await server.exited;
    };
    const server = await start();
    const cookie = await signUpAt(server.url, accountOf('pontual'));
    const call = async (path: string, body: object) => {
      const headers = { cookie, 'content-type': 'application/json' };
      const response = await fetch(`${server.url}/api/v1${path}`, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      });
      return { status: response.status, body: (await response.json()) as { id: string } };
    };
    // longe o bastante para que todos sejam marcados antes de o primeiro sair
    const at = new Date(Date.now() + 8_000).toISOString();
    for (let n = 0; n < DRAFTS; n += 1) {
      const { body } = await call('/drafts', { text: `post ${n}` });
      expect((await call(`/drafts/${body.id}/publication`, { at })).status).toBe(202);
    }
    await killAfter(server, 1);
    await killAfter(await start(), 4);
    await killAfter(await start(), 8);
    // os últimos, com dois processos na mesma fila
    const last = await start();
    const beside = await start();
    const left = async () => ((await count('drafts.drafts')) === 0 ? true : undefined);
    await waitFor(left, { deadlineMs: 60_000, everyMs: 50, what: 'o último rascunho' });
    for (const { child, exited, output } of [last, beside]) {
      child.kill('SIGTERM');
      expect(await exited, output()).toBe(0);
    }
    const { rows } = await pool.query<{ text: string }>('select text from posts.posts');
    const expected = Array.from({ length: DRAFTS }, (_, n) => `post ${n}`);
    expect(rows.map(({ text }) => text).sort()).toEqual(expected.sort());
    expect(await count('jobs.dead_jobs')).toBe(0);
    await pool.end();
  }, 180_000);
});
