import { buildPalcoWeb, buildSite } from '../build/pages.ts';
import type { StackContext } from './context.ts';
import { startDatabase } from './database.ts';
import { createDemo, demoExists } from './demo.ts';
import { databaseEvents } from './events.ts';
import { migrate } from './migrate.ts';
import { apiSpec, palcoEnv, workerSpec } from './palco.ts';
import { PORTS } from './parts.ts';
import { startProcess, startServer } from './start-process.ts';
import { trilhaSpec } from './trilha.ts';

export interface Addresses {
  palco: string;
  trilha: string;
}

/**
 * Põe tudo de pé. As três correntes (banco, páginas do Palco, site) andam juntas; cada servidor parte
 * assim que o que ele precisa ficou pronto, para haver uma página a abrir o quanto antes.
 */
export async function startStack(context: StackContext): Promise<Addresses> {
  const { progress, signal } = context;
  const trilha = progress
    .step('Site do curso', () => buildSite(signal))
    .then((webDir) => startTrilha(context, webDir));
  const palco = startPalco(context);
  const [palcoUrl, trilhaUrl] = await settleAll([palco, trilha]);
  return { palco: palcoUrl, trilha: trilhaUrl };
}

async function startPalco(context: StackContext): Promise<string> {
  const { progress, signal } = context;
  const [database, webDir] = await settleAll([
    startDatabaseStep(context),
    progress.step('Páginas do Palco', () => buildPalcoWeb(signal)),
  ]);
  const env = await palcoEnv(database.url, '');
  const url = await progress.step('Palco', async (rename) => {
    const port = await startServer(context, PORTS.palco, (port) =>
      apiSpec({ ...env, PUBLIC_URL: local(port), WEB_DIR: webDir }, port, false),
    );
    rename(titleWithPort('Palco', port, PORTS.palco));
    env.PUBLIC_URL = local(port);
    await startProcess(context, 'trabalho', workerSpec(env, false));
    return local(port);
  });
  if (!demoExists()) await progress.step('Dados de demonstração', () => createDemo(env, signal));
  return url;
}

async function startDatabaseStep(context: StackContext) {
  const { progress, signal, teardown, fail, pids } = context;
  return progress.step('PostgreSQL', async (rename) => {
    const database = await startDatabase(databaseEvents(progress, fail));
    await teardown.add('dados', database.stop);
    signal.throwIfAborted();
    pids.set('postgres', database.pid);
    rename(`PostgreSQL ${database.version}`);
    await migrate(await palcoEnv(database.url, local(PORTS.palco)), signal);
    return database;
  });
}

async function startTrilha(context: StackContext, webDir: string): Promise<string> {
  return context.progress.step('Trilha', async (rename) => {
    const port = await startServer(context, PORTS.trilha, (port) => trilhaSpec(port, webDir, false));
    rename(titleWithPort('Trilha', port, PORTS.trilha));
    return local(port);
  });
}

/** `localhost`, e não 127.0.0.1: chaves de acesso (passkeys) recusam endereços numéricos. */
const local = (port: number) => `http://localhost:${port}`;

function titleWithPort(name: string, port: number, preferred: number): string {
  const why = port === preferred ? '' : ` (a porta ${preferred} está ocupada)`;
  return `${name} em ${local(port)}${why}`;
}

/** Espera todos, mesmo que um falhe, para nenhum ficar correndo sozinho; então lança a primeira falha. */
async function settleAll<T extends readonly unknown[]>(
  promises: readonly [...{ [K in keyof T]: Promise<T[K]> }],
): Promise<T> {
  await Promise.allSettled(promises);
  return (await Promise.all(promises)) as unknown as T;
}
