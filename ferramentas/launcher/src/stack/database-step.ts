import { PATHS } from '../../boot/paths.mjs';
import type { StackContext } from './context.ts';
import { startDatabase } from './database.ts';
import { databaseEvents } from './events.ts';
import { migrate } from './migrate.ts';
import { palcoEnv } from './palco.ts';
import { PORTS } from './parts.ts';
import { localUrl } from './urls.ts';

/** PostgreSQL de pé e com o esquema em dia. @returns o ambiente dos comandos do Palco, sem o endereço público */
export async function databaseStep(context: StackContext): Promise<Record<string, string>> {
  const { progress, signal, teardown, fail, pids } = context;
  const database = await progress.step('PostgreSQL', async (rename) => {
    const started = await startDatabase(databaseEvents(progress, fail));
    await teardown.add('dados', started.stop);
    signal.throwIfAborted();
    pids.set('postgres', started.pid);
    rename(`PostgreSQL ${started.version}`);
    return started;
  });
  const { dataDir } = database;
  if (dataDir !== undefined && !dataDir.startsWith(PATHS.data)) {
    progress.print(`    dados em ${dataDir}: o usuário do banco não alcança a pasta do projeto`);
  }
  const env = await palcoEnv(database.url, localUrl(PORTS.palco));
  await progress.step('Esquema do banco', () => migrate(env, signal));
  return env;
}
