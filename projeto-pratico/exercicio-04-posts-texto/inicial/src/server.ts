/**
 * O começo de tudo: as etapas 01 a 03 da referência, e a sua etapa 04 por cima. As tabelas são criadas ao subir: primeiro as
 * dela, depois as suas, de `migrations/`. `@trilha/palco` é a referência, que o curso já instalou: por isso esta pasta fica
 * dentro dele.
 */
import { join } from 'node:path';
import { compose } from '@trilha/palco/src/app/compose.ts';
import { migrate } from '@trilha/palco/src/app/migrate.ts';
import { runProcess } from '@trilha/palco/src/app/process.ts';
import { applyMigrations } from '@trilha/palco/src/kernel/migrations.ts';
import { buildStage } from './stage.ts';

const MIGRATIONS = join(import.meta.dirname, '..', 'migrations');
const READY_STAGES = 3;
const MY_STAGE = 4;

await runProcess('api', async (given, log) => {
  const config = { ...given, upTo: READY_STAGES };
  await migrate(config, log);
  const { app, building, work, close } = await compose({ config, log, extend: buildStage });
  await applyMigrations(building.db.pool, MIGRATIONS, MY_STAGE);
  await app.listen({ port: config.port, host: config.host });
  await work();
  return {
    drain: () => {
      building.lifecycle.draining = true;
    },
    stop: close,
  };
});
