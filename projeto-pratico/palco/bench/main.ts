import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase, service, waitFor } from '@trilha/services';
import { readConfig } from '#app/config.ts';
import { createLog } from '#app/log.ts';
import { migrate } from '#app/migrate.ts';
import { fill, follow, reader } from './data.ts';
import { type LoadResult, measureLoad, type Scenario } from './load.ts';
import { render, type Start } from './report.ts';
import { type MeasuredServer, startServer } from './server.ts';

const STARTS = 7;
const USAGE = `Uso: npm run medir -w @trilha/palco [-- --gravar]
Mede a subida da API, entrar, pedir conta, publicar e ler a timeline. Com --gravar, escreve o resultado em medidas.md.`;

const scenarios: Scenario[] = [
  {
    name: 'entrar',
    connections: 4,
    method: 'POST',
    path: '/api/v1/sessions',
    body: { login: reader.handle, password: reader.password },
    status: 201,
  },
  {
    // o mesmo e-mail pode repetir o pedido: o trabalho é o de um novo, menos a mensagem, que tem limite
    name: 'pedir uma conta',
    connections: 4,
    method: 'POST',
    path: '/api/v1/users',
    body: { ...reader, handle: 'repetida', email: 'repetida@exemplo.com.br' },
    status: 202,
  },
  {
    name: 'publicar um post',
    connections: 10,
    method: 'POST',
    path: '/api/v1/posts',
    body: { text: 'Uma frase como as que se publicam.' },
    status: 201,
  },
  {
    name: 'ler a timeline, 30 posts',
    connections: 10,
    method: 'GET',
    path: '/api/v1/timeline?limit=30',
    status: 200,
  },
];

const args = process.argv.slice(2);
const unknown = args.filter((arg) => arg !== '--gravar');
if (unknown.length > 0) {
  process.stderr.write(`${USAGE}\n`);
  process.exit(2);
}
const report = await measure();
process.stdout.write(`${report}\n`);
if (args.includes('--gravar')) await writeFile(join(import.meta.dirname, '..', 'medidas.md'), `${report}\n`);

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
    const cookie = await signUp(server.url);
    await follow(databaseUrl);
    const results: LoadResult[] = [];
    for (const scenario of scenarios) results.push(await measureLoad(server.url, scenario, cookie));
    return render(starts, results, await server.memoryMb(), postgresVersion);
  } finally {
    await server.stop();
  }
}

async function signUp(url: string): Promise<string> {
  const send = (path: string, body: object) =>
    fetch(`${url}/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  await send('/users', reader);
  const token = await waitFor(() => tokenFor(url, reader.email), { deadlineMs: 15_000, what: 'a mensagem' });
  const { status, headers } = await send('/email-confirmations', { token, password: reader.password });
  const cookie = headers.get('set-cookie')?.split(';', 1)[0];
  if (cookie === undefined) throw new Error(`A confirmação falhou com ${status}.`);
  return cookie;
}

async function tokenFor(url: string, email: string): Promise<string | undefined> {
  const { items } = (await (await fetch(`${url}/api/v1/letters`)).json()) as {
    items: { to: string; text: string }[];
  };
  return /#([\w-]{22,})/.exec(items.find(({ to }) => to === email)?.text ?? '')?.[1];
}
