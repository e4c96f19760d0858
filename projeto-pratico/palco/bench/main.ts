import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase, service } from '@trilha/services';
import { readConfig } from '#app/config.ts';
import { createLog } from '#app/log.ts';
import { migrate } from '#app/migrate.ts';
import { fill, follow } from './data.ts';
import { type Duration, type LoadResult, measureLoad } from './load.ts';
import { measurePosts } from './posts/measure.ts';
import { hashesPerSecond } from './ratios.ts';
import { becomeReader } from './reader.ts';
import { render, type Start } from './report.ts';
import { scenarios } from './scenarios.ts';
import { type MeasuredServer, startServer } from './server.ts';

const STARTS = 7;
const USAGE = `Uso: npm run medir -w @trilha/palco [-- [--posts] --gravar | --ensaio]
Mede a subida da API, entrar, pedir conta, renovar o token, publicar e ler. Com --posts, publicar, conversas, listas e
busca em um milhão de posts, ao lado de um servidor ingênuo. Com --gravar, escreve o resultado em medidas.md (ou em
medidas-posts.md); com --ensaio, cada medida dura 1 s, com poucos posts, e só prova que a medição anda.`;

const args = process.argv.slice(2);
const rehearsal = args.includes('--ensaio');
const record = args.includes('--gravar');
const ofPosts = args.includes('--posts');
const unknown = args.filter((arg) => !['--gravar', '--ensaio', '--posts'].includes(arg));
if (unknown.length > 0 || (rehearsal && record)) {
  process.stderr.write(`${USAGE}\n`);
  process.exit(2);
}
const duration: Duration = rehearsal ? { seconds: 1, warmUp: 1 } : { seconds: 5, warmUp: 2 };
const report = await (ofPosts ? measurePosts(rehearsal) : measure());
const file = ofPosts ? 'medidas-posts.md' : 'medidas.md';
process.stdout.write(`${report}\n`);
if (record) await writeFile(join(import.meta.dirname, '..', file), `${report}\n`);

async function measure(): Promise<string> {
  const place = await mkdtemp(join(tmpdir(), 'palco medir '));
  // gravação garantida em disco, como em produção: sem ela, publicar pareceria mais rápido
  const settings = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' };
  const postgres = await service('postgres', { settings });
  try {
    const databaseUrl = await createDatabase(postgres.url);
    await migrate(readConfig({ DATABASE_URL: databaseUrl }), createLog('warn'));
    await fill(databaseUrl);
    const env = {
      DATABASE_URL: databaseUrl,
      STORAGE_DIR: place,
      AUTH_ATTEMPTS_PER_MINUTE: '0',
      DRAIN_MS: '0',
    };
    return await measureApi(() => startServer(env, join(place, 'cache')), databaseUrl, postgres.version);
  } finally {
    await postgres.stop();
    await rm(place, { recursive: true, force: true });
  }
}

async function measureApi(
  start: () => Promise<MeasuredServer>,
  databaseUrl: string,
  postgresVersion: string,
): Promise<string> {
  // a primeira subida preenche o cache de compilação e não conta
  await (await start()).stop();
  const starts: Start[] = [];
  for (let n = 0; n < STARTS; n += 1) {
    const server = await start();
    starts.push({ readyMs: server.readyMs, cpuMs: server.cpuMs, memoryMb: await server.memoryMb() });
    await server.stop();
  }
  const server = await start();
  try {
    const credentials = await becomeReader(server.url);
    await follow(databaseUrl);
    const hashes = await hashesPerSecond();
    const results: LoadResult[] = [];
    for (const scenario of scenarios)
      results.push(await measureLoad(server.url, scenario, credentials, duration));
    const memoryAfter = await server.memoryMb();
    return render({ starts, results, hashes, duration, memoryAfter, postgresVersion });
  } finally {
    await server.stop();
  }
}
