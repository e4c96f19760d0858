import type { Logger } from 'pino';
import { createMetrics } from '#http/metrics.ts';
import type { BodyDeadlines } from '#http/slow-body.ts';
import { type Clock, systemClock } from '#kernel/clock.ts';
import { createDb, type Db, type DbOptions, statement } from '#kernel/db.ts';
import { createIds } from '#kernel/ids.ts';
import { pendingMigrations } from '#kernel/migrations.ts';
import { type Building, groundFloor } from './building.ts';
import type { Config } from './config.ts';
import { MIGRATIONS_DIR } from './migrations-dir.ts';
import { stages } from './stages.ts';

export interface ComposeOptions {
  config: Config;
  log: Logger;
  clock?: Clock;
  onQuery?: DbOptions['onQuery'];
  bodyDeadlines?: BodyDeadlines;
  /** Troca peças ou portas antes da primeira etapa. */
  alter?: (building: Building) => void;
  /** Constrói depois da última etapa, com as portas dela à mão: é por onde entra a fatia de quem estuda. */
  extend?: (building: Building) => void;
}

/** Constrói tudo o que não é HTTP; o worker usa só isto. */
export function raise({
  config,
  log,
  clock = systemClock,
  onQuery,
  alter,
  extend,
}: ComposeOptions): Building {
  const metrics = createMetrics();
  const db = openDb(config, log, onQuery);
  const ground = {
    config,
    log,
    clock,
    newId: createIds(clock),
    metrics,
    lifecycle: { draining: false, inFlight: 0 },
    db,
  };
  const building = groundFloor(ground);
  watchDatabase(building);
  alter?.(building);
  for (const stage of stages) if (stage.number <= config.upTo) stage.build(building);
  extend?.(building);
  return building;
}

function openDb({ databaseUrl, databasePoolMax }: Config, log: Logger, onQuery: DbOptions['onQuery']): Db {
  const onIdleError = (err: Error) => log.warn({ err }, 'uma conexão ociosa com o banco caiu');
  return createDb({
    url: databaseUrl,
    poolMax: databasePoolMax,
    onIdleError,
    ...(onQuery ? { onQuery } : {}),
  });
}

const PING = statement('ping', 'select 1');

function watchDatabase({ readiness, metrics, config, db }: Building): void {
  readiness.push({ name: 'database', check: async () => void (await db.query(PING)) });
  readiness.push({ name: 'migrations', check: () => assertMigrated(db, config.upTo) });
  metrics.gauge('palco_db_connections', 'Conexões abertas com o banco', async () => db.stats().total);
  metrics.gauge('palco_db_waiting', 'Operações à espera de uma conexão', async () => db.stats().waiting);
}

async function assertMigrated(db: Db, upTo: number): Promise<void> {
  const pending = await pendingMigrations(db.pool, MIGRATIONS_DIR, upTo);
  if (pending.length > 0)
    throw new Error(`migrações por aplicar: ${pending.length}; rode node src/migrate.ts`);
}
