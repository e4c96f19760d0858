import { PATHS, ROOT } from '../../boot/paths.mjs';
import { childEnv } from '../process/child-env.ts';
import { choosePort } from '../process/ports.ts';
import type { ProcessSpec } from '../process/supervise.ts';
import type { StackContext } from './context.ts';
import { databaseStep } from './database-step.ts';
import { ensureDemo } from './demo.ts';
import { apiSpec, workerSpec } from './palco.ts';
import { PARTS, PORTS } from './parts.ts';
import { startProcess, startServer } from './start-process.ts';
import type { Addresses } from './start-stack.ts';
import { trilhaSpec } from './trilha.ts';
import { localUrl, settleAll, titleWithPort } from './urls.ts';

/** Distância entre a porta da página e a da API que ela chama: 3000 e 3100, 4000 e 4100. */
const API_OFFSET = 100;

/**
 * O mesmo conjunto, recarregando a cada mudança: API, worker e Trilha sob `node --watch`; as
 * páginas pelos servidores de desenvolvimento do Vite e do Astro, que repassam a API.
 */
export async function startDevStack(context: StackContext): Promise<Addresses> {
  const [palco, trilha] = await settleAll([startPalco(context), startTrilha(context)]);
  return { palco, trilha };
}

async function startPalco(context: StackContext): Promise<string> {
  const { progress } = context;
  const env = await databaseStep(context);
  // O navegador fala com a página; a API confere a origem contra este endereço.
  const pagePort = await choosePort(PORTS.palco);
  env.PUBLIC_URL = localUrl(pagePort);
  const apiPort = await progress.step('API do Palco', async (rename) => {
    const port = await startServer(context, PORTS.palco + API_OFFSET, (port) => apiSpec(env, port, true));
    await startProcess(context, 'trabalho', workerSpec(env, true));
    rename(`API do Palco em ${localUrl(port)}`);
    return port;
  });
  await progress.step(titleWithPort('Palco', pagePort, PORTS.palco), () =>
    startProcess(context, 'frente', palcoWebSpec(pagePort, apiPort)),
  );
  await ensureDemo(context, env);
  return localUrl(pagePort);
}

async function startTrilha(context: StackContext): Promise<string> {
  const { progress } = context;
  const pagePort = await choosePort(PORTS.trilha);
  const apiPort = await progress.step('Servidor da Trilha', () =>
    startServer(context, PORTS.trilha + API_OFFSET, (port) => trilhaSpec(port, `${PARTS.site}/dist`, true)),
  );
  await progress.step(titleWithPort('Trilha', pagePort, PORTS.trilha), () =>
    startProcess(context, 'frente', siteSpec(pagePort, apiPort)),
  );
  return localUrl(pagePort);
}

function palcoWebSpec(port: number, apiPort: number): ProcessSpec {
  return {
    name: 'palco-web',
    args: [`${ROOT}/node_modules/vite/bin/vite.js`, '--port', String(port), '--strictPort'],
    cwd: PARTS.palcoWeb,
    env: childEnv({ PALCO_API: `http://127.0.0.1:${apiPort}` }),
    readyUrl: `http://127.0.0.1:${port}/`,
    logFile: `${PATHS.logs}/palco-web.log`,
    killAfterMs: 2_000,
  };
}

function siteSpec(port: number, apiPort: number): ProcessSpec {
  return {
    name: 'site',
    args: [`${ROOT}/node_modules/astro/bin/astro.mjs`, 'dev', '--port', String(port), '--host', '127.0.0.1'],
    cwd: PARTS.site,
    env: childEnv({ TRILHA_API: `http://127.0.0.1:${apiPort}`, ASTRO_TELEMETRY_DISABLED: '1' }),
    readyUrl: `http://127.0.0.1:${port}/`,
    logFile: `${PATHS.logs}/site-dev.log`,
    killAfterMs: 2_000,
  };
}
