import { buildPalcoWeb, buildSite } from '../build/pages.ts';
import type { StackContext } from './context.ts';
import { databaseStep } from './database-step.ts';
import { ensureDemo } from './demo.ts';
import { apiSpec, workerSpec } from './palco.ts';
import { PORTS } from './parts.ts';
import { startProcess, startServer } from './start-process.ts';
import { trilhaSpec } from './trilha.ts';
import { localUrl, settleAll, titleWithPort } from './urls.ts';

export interface Addresses {
  palco: string;
  trilha: string;
}

/**
 * Põe tudo de pé. As correntes (banco e Palco; site e Trilha) andam juntas; cada servidor parte assim
 * que o que ele precisa ficou pronto, para haver uma página a abrir o quanto antes.
 */
export async function startStack(context: StackContext): Promise<Addresses> {
  const [palco, trilha] = await settleAll([startPalco(context), startTrilha(context)]);
  return { palco, trilha };
}

async function startPalco(context: StackContext): Promise<string> {
  const { progress, signal } = context;
  const [env, webDir] = await settleAll([
    databaseStep(context),
    progress.step('Páginas do Palco', () => buildPalcoWeb(signal)),
  ]);
  const port = await progress.step('Palco', async (rename) => {
    const chosen = await startServer(context, PORTS.palco, (port) =>
      apiSpec({ ...env, PUBLIC_URL: localUrl(port), WEB_DIR: webDir }, port, false),
    );
    env.PUBLIC_URL = localUrl(chosen);
    await startProcess(context, 'trabalho', workerSpec(env, false));
    rename(titleWithPort('Palco', chosen, PORTS.palco));
    return chosen;
  });
  await ensureDemo(context, env);
  return localUrl(port);
}

async function startTrilha(context: StackContext): Promise<string> {
  const { progress, signal } = context;
  const webDir = await progress.step('Site do curso', () => buildSite(signal));
  return progress.step('Trilha', async (rename) => {
    const port = await startServer(context, PORTS.trilha, (port) => trilhaSpec(port, webDir, false));
    rename(titleWithPort('Trilha', port, PORTS.trilha));
    return localUrl(port);
  });
}
