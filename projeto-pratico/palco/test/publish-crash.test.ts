import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { hasDatabase, useFreshPlace } from './support/palco.ts';
import { accountOf } from './support/person.ts';
import { signUpAt, useProcesses } from './support/process.ts';

const ROUNDS = 3;
const AT_ONCE = 24;

/** O que ficou de cada post, em todas as tabelas. */
const LEFT = `
  select p.id, p.text, jsonb_array_length(p.entities) as entities,
    array(select tag from posts.tags t where t.post_id = p.id) as tags,
    (select count(*)::int from posts.mentions m where m.post_id = p.id) as mentions,
    exists (select from search.posts s where s.id = p.id and s.document @@ '''#queda''') as found
  from posts.posts p`;

describe.runIf(hasDatabase())('kill -9 na API enquanto se publica', () => {
  const place = useFreshPlace();
  const { api } = useProcesses();

  test('todo post reconhecido existe, e cada um que ficou tem entidades, hashtag, menção e busca', async () => {
    const { databaseUrl, storageDir } = await place();
    const start = () => api({ DATABASE_URL: databaseUrl, STORAGE_DIR: storageDir, LOG_LEVEL: 'fatal' });
    let server = await start();
    const cookie = await signUpAt(server.url, accountOf('teimosa'));
    const acknowledged: string[] = [];
    const statuses = new Set<number>();
    for (let round = 0; round < ROUNDS; round += 1) {
      const { url, child, exited } = server;
      const requests = Array.from({ length: AT_ONCE }, async (_, n) => {
        const response = await fetch(`${url}/api/v1/posts`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', cookie, origin: url },
          body: JSON.stringify({ text: `post ${round}-${n} de @teimosa com #queda` }),
        });
        statuses.add(response.status);
        // o status já é o reconhecimento: o corpo pode se perder com o processo
        acknowledged.push(response.headers.get('location')?.split('/').at(-1) ?? '');
      });
      // as respostas em curso se perdem com o processo
      const settled = Promise.allSettled(requests);
      await Promise.any(requests);
      child.kill('SIGKILL');
      await exited;
      await settled;
      server = await start();
    }
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    const { rows } = await client.query<{ id: string; text: string }>(LEFT);
    await client.end();
    expect([...statuses]).toEqual([201]);
    expect(acknowledged.length).toBeGreaterThanOrEqual(ROUNDS);
    expect(rows.map(({ id }) => id)).toEqual(expect.arrayContaining(acknowledged));
    expect(new Set(rows.map(({ text }) => text)).size).toBe(rows.length);
    for (const row of rows)
      expect(row, row.id).toMatchObject({ entities: 2, tags: ['queda'], mentions: 1, found: true });
    server.child.kill('SIGTERM');
    expect(await server.exited, server.output()).toBe(0);
  }, 120_000);
});
