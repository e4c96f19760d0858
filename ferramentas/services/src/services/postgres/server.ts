import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ServiceStartError } from '../../errors.ts';
import { type GuardedProcess, spawnGuarded } from '../../guard/spawn.ts';
import { waitFor } from '../../wait.ts';
import { databaseIdentity } from './cluster.ts';
import type { Installation } from './installation.ts';

/**
 * Sem gravação garantida em disco: uma queda de energia corrompe a base, que é descartável por definição.
 * Quem mede gravação ou durabilidade pede `settings: { fsync: 'on', … }`.
 */
export const EPHEMERAL_SETTINGS: Record<string, string> = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
};

const SHARED_SETTINGS: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  // Padrão do PostgreSQL: 128 MB reservados por instância; aqui rodam várias ao mesmo tempo.
  shared_buffers: '32MB',
  max_connections: '100',
  // Processos que ficariam parados: os três de leitura adiantada e o que inicia réplicas lógicas somavam 30 MB
  // de RSS. Quem estuda réplica lógica ou leitura assíncrona os pede de volta em `settings`.
  io_method: 'sync',
  max_logical_replication_workers: '0',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

export interface PostmasterOptions {
  installation: Installation;
  dataDir: string;
  port: number;
  logFile: string;
  settings: Record<string, string>;
}

/** Inicia o `postgres` e espera que ele se declare pronto em `postmaster.pid`, como faz o `pg_ctl`. */
export async function startPostmaster(options: PostmasterOptions): Promise<GuardedProcess> {
  const { installation, dataDir, port, logFile } = options;
  const settings = { ...SHARED_SETTINGS, port: String(port), ...options.settings };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const logStart = await sizeOf(logFile);
  const postmaster = await spawnGuarded(
    join(installation.dir, 'bin', 'postgres'),
    ['-D', dataDir, ...flags],
    {
      cwd: dataDir,
      env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
      logFile,
      // “fast”: desfaz as transações abertas e encerra; SIGTERM esperaria cada cliente sair.
      stopSignal: 'SIGINT',
      killAfterMs: 8000,
      ...databaseIdentity(),
    },
  );
  const log = async () => (await readFile(logFile, 'utf8').catch(() => '')).slice(logStart);
  try {
    await untilReady(postmaster, dataDir);
  } catch (error) {
    await postmaster.stop();
    throw new ServiceStartError(
      'postgres',
      error instanceof Error ? error.message : String(error),
      await log(),
    );
  }
  return postmaster;
}

async function untilReady(postmaster: GuardedProcess, dataDir: string): Promise<void> {
  let exited = false;
  void postmaster.exited.then(() => {
    exited = true;
  });
  // Uma recuperação depois de kill -9 relê o WAL: o prazo é largo, e a espera acaba assim que fica pronto.
  await waitFor(
    async () => {
      if (exited) throw new Error('o processo terminou antes de ficar pronto');
      const lines = (await readFile(join(dataDir, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
      return lines[0] === String(postmaster.pid) && lines[7]?.trim() === 'ready' ? true : undefined;
    },
    { deadlineMs: 60_000, what: 'PostgreSQL pronto' },
  );
}

async function sizeOf(path: string): Promise<number> {
  return (await stat(path).catch(() => ({ size: 0 }))).size;
}
