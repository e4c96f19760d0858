import type { Logger } from 'pino';
import { migrateJobs } from '#adapters/jobs-postgres/index.ts';
import { createDb } from '#kernel/db.ts';
import { applyMigrations } from '#kernel/migrations.ts';
import type { Config } from './config.ts';
import { MIGRATIONS_DIR } from './migrations-dir.ts';
import { FIRST_STAGE_WITH_JOBS } from './stages.ts';

/** Deixa o banco no ponto que `config.upTo` pede. Pode rodar quantas vezes for, e de vários lugares. */
export async function migrate({ databaseUrl, upTo }: Config, log: Logger): Promise<void> {
  const onIdleError = (err: Error) => log.warn({ err }, 'uma conexão ociosa com o banco caiu');
  const db = createDb({ url: databaseUrl, poolMax: 2, onIdleError });
  try {
    const applied = await applyMigrations(db.pool, MIGRATIONS_DIR, upTo);
    if (upTo >= FIRST_STAGE_WITH_JOBS) await migrateJobs(db.pool);
    log.info({ applied }, 'banco em dia');
  } finally {
    await db.close();
  }
}
