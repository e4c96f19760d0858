import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase, service } from '@trilha/services';
import pg from 'pg';
import { compose } from '#app/compose.ts';
import { readConfig } from '#app/config.ts';
import { createLog } from '#app/log.ts';
import { migrate } from '#app/migrate.ts';
import type { Cursors } from '#kernel/cursor.ts';
import { type Duration, measureLoad, type Scenario } from '../load.ts';
import { becomeReader, type Credentials } from '../reader.ts';
import { type MeasuredServer, startServer } from '../server.ts';
import { fillPosts } from './fill.ts';
import { TAG } from './molds.ts';
import { cursorPaths, type ListToRead, offsetPaths, PAGE_SIZE, timePages } from './pages.ts';
import { render } from './report.ts';
import type { Measured, MeasuredList, Scale } from './results.ts';
import { conversation, type Pair, searching, writing } from './scenarios.ts';

/** Memória de um servidor pequeno, e gravação garantida em disco, como em produção. */
const SETTINGS = {
  shared_buffers: '1GB',
  max_wal_size: '8GB',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
};

interface Bench {
  palco: MeasuredServer;
  naive: MeasuredServer;
  credentials: Credentials;
  duration: Duration;
}

const FULL: Scale = {
  size: { people: 100_000, posts: 1_000_000 },
  duration: { seconds: 3, warmUp: 1 },
  rounds: 100,
  pages: [1, 100, 1_000, 10_000],
};
const REHEARSAL: Scale = {
  size: { people: 1_000, posts: 20_000 },
  duration: { seconds: 1, warmUp: 1 },
  rounds: 20,
  pages: [1, 10, 20, 100],
};

/** Mede posts, conversas, listas e busca em uma base grande, e devolve o relato em Markdown. */
export async function measurePosts(rehearsal: boolean): Promise<string> {
  const scale = rehearsal ? REHEARSAL : FULL;
  const { size, duration } = scale;
  const place = await mkdtemp(join(tmpdir(), 'palco medir '));
  const postgres = await service('postgres', { settings: SETTINGS });
  try {
    const env = {
      DATABASE_URL: await createDatabase(postgres.url),
      STORAGE_DIR: place,
      APP_SECRET: 'um-segredo-so-desta-medicao-e-de-mais-nada',
      AUTH_ATTEMPTS_PER_MINUTE: '0',
      DRAIN_MS: '0',
    };
    await migrate(readConfig(env), createLog('warn'));
    const startedAt = performance.now();
    const rootId = await fillPosts(env, size);
    const loadSeconds = (performance.now() - startedAt) / 1_000;
    process.stderr.write(`Base cheia em ${loadSeconds.toFixed(0)} s.\n`);
    const [palco, naive] = await Promise.all([
      startServer(env, join(place, 'cache')),
      startServer(env, join(place, 'cache'), join(import.meta.dirname, 'naive.ts')),
    ]);
    try {
      const bench = { palco, naive, credentials: await becomeReader(palco.url), duration };
      const lists = await withCursors(env, (cursors) => readLists(bench, env.DATABASE_URL, cursors, scale));
      const middle = await middleOf(palco.url, rootId);
      const reads = await measureAll(bench, [...conversation(rootId, middle), ...searching], true);
      const writes = await measureAll(bench, writing, false);
      return render({ scale, lists, reads, writes, postgresVersion: postgres.version });
    } finally {
      await Promise.all([palco.stop(), naive.stop()]);
    }
  } finally {
    await postgres.stop();
    await rm(place, { recursive: true, force: true });
  }
}

async function measureAll(bench: Bench, pairs: Pair[], withEasy: boolean): Promise<Measured[]> {
  const results: Measured[] = [];
  for (const { scenario, naive } of pairs) {
    const { url } = bench.palco;
    const run = (server: string, one: Scenario) =>
      measureLoad(server, one, bench.credentials, bench.duration);
    const palco = await run(url, scenario);
    const rate = Math.max(1, Math.floor(palco.perSecond * 0.8));
    const easy = withEasy ? await run(url, { ...scenario, rate }) : null;
    results.push({ palco, easy, naive: naive && (await run(bench.naive.url, naive)) });
    process.stderr.write(`${JSON.stringify(results.at(-1))}\n`);
  }
  return results;
}

async function withCursors<T>(
  env: Record<string, string>,
  work: (cursors: Cursors) => Promise<T>,
): Promise<T> {
  const palco = await compose({ config: readConfig(env), log: createLog('silent') });
  try {
    return await work(palco.building.cursors);
  } finally {
    await palco.close();
  }
}

async function readLists(bench: Bench, databaseUrl: string, cursors: Cursors, { rounds, pages }: Scale) {
  const { palco, naive, credentials } = bench;
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const results: MeasuredList[] = [];
  for (const list of await listsOf(client)) {
    const cursor = await timePages(palco.url, await cursorPaths(list, cursors, pages), rounds, credentials);
    const offset = await timePages(naive.url, offsetPaths(list, pages), Math.ceil(rounds / 10), credentials);
    results.push({ name: list.name, cursor, offset });
    process.stderr.write(`${JSON.stringify(results.at(-1))}\n`);
  }
  await client.end();
  return results;
}

async function listsOf(client: pg.Client): Promise<ListToRead[]> {
  const one = async (text: string) => (await client.query<{ id: string }>(text)).rows[0]?.id ?? '';
  const before = (from: string) => (page: number) =>
    one(
      `select p.id from posts.posts p ${from} order by p.id desc offset ${(page - 1) * PAGE_SIZE - 1} limit 1`,
    );
  const author = await one(`select id from users.users where handle = 'pessoa_1'`);
  const top = `p.in_reply_to_id is null`;
  return [
    {
      name: 'de todos',
      path: '/posts',
      scope: ['todos'],
      before: before(`where p.visibility = 'public' and ${top}`),
    },
    {
      name: 'de um perfil',
      path: '/users/pessoa_1/posts',
      scope: ['perfil', author, false],
      before: before(`where p.author_id = '${author}' and ${top}`),
    },
    {
      name: 'de uma hashtag',
      path: `/tags/${TAG}/posts`,
      scope: ['hashtag', TAG],
      before: before(`join posts.tags t on t.post_id = p.id where t.tag = '${TAG}'`),
    },
  ];
}

/** O cursor do meio da conversa, andando como quem lê. */
async function middleOf(url: string, rootId: string): Promise<string> {
  let cursor = '';
  for (let page = 0; page < 10; page += 1) {
    const response = await fetch(
      `${url}/api/v1/posts/${rootId}/thread?limit=50${cursor && `&cursor=${cursor}`}`,
    );
    cursor = ((await response.json()) as { replies: { nextCursor: string } }).replies.nextCursor;
  }
  return cursor;
}
