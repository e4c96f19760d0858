import { ServiceStartError } from '../../errors.ts';
import type { GuardedProcess } from '../../guard/spawn.ts';
import { freePort } from '../../ports.ts';
import type { RunningService } from '../../types.ts';
import { readPassword } from './cluster.ts';
import type { Installation } from './installation.ts';
import { startPostmaster } from './server.ts';

export interface PostgresOptions {
  /** Pasta de dados durável, criada se não existir. Sem ela os dados são apagados ao parar. */
  dataDir?: string;
  /** Porta TCP. Padrão: uma livre. */
  port?: number;
  /** Parâmetros do servidor (`work_mem`, `wal_level`…), acima dos padrões daqui. */
  settings?: Record<string, string>;
  /** Arquivo de log. Padrão: ao lado dos dados. */
  logFile?: string;
}

export interface RunningPostgres extends RunningService {
  /** Onde os dados ficaram; pode diferir do pedido (ver `outsideDir`). Ausente com `TRILHA_POSTGRES_URL`. */
  dataDir?: string;
  pid?: number;
}

/** Inicia o servidor sobre dados prontos; `cleanUp` roda depois da parada. */
export async function launch(
  installation: Installation,
  dataDir: string,
  options: PostgresOptions & { logFile: string },
  cleanUp: () => Promise<void>,
): Promise<RunningPostgres> {
  const { port, postmaster } = await startOnSomePort(installation, dataDir, options);
  const password = await readPassword(dataDir);
  const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= postmaster.stop().then(cleanUp);
    return stopped;
  };
  return {
    name: 'postgres',
    url,
    version: installation.version,
    source: 'npm',
    env: { TRILHA_POSTGRES_URL: url },
    dataDir,
    pid: postmaster.pid,
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

async function startOnSomePort(
  installation: Installation,
  dataDir: string,
  options: PostgresOptions & { logFile: string },
): Promise<{ port: number; postmaster: GuardedProcess }> {
  const { logFile, settings = {} } = options;
  for (let attempt = 1; ; attempt++) {
    const port = options.port ?? (await freePort());
    try {
      const postmaster = await startPostmaster({ installation, dataDir, port, logFile, settings });
      return { port, postmaster };
    } catch (error) {
      throwExplained(error, dataDir, port, options.port === undefined && attempt < 5);
    }
  }
}

/** Volta em silêncio quando vale tentar outra porta. */
function throwExplained(error: unknown, dataDir: string, port: number, mayRetry: boolean): void {
  if (!(error instanceof ServiceStartError)) throw error;
  if (/lock file "postmaster.pid" already exists/.test(error.log)) {
    throw new ServiceStartError(
      'postgres',
      `a pasta ${dataDir} já está em uso por outro PostgreSQL`,
      error.log,
    );
  }
  if (!/could not bind IPv4 address/.test(error.log)) throw error;
  if (!mayRetry) throw new ServiceStartError('postgres', `a porta ${port} já está em uso`, error.log);
}
