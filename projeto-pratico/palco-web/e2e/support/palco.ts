import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { binary, createDatabase, freePort, spawnGuarded, waitFor } from '@trilha/services';
import { build } from 'vite';
import { ADMIN_EMAIL } from './person.ts';

const webRoot = join(import.meta.dirname, '..', '..');
const palcoRoot = join(webRoot, '..', 'palco');

export interface RunningPalco {
  /** Endereço da página, com a porta. */
  url: string;
  /** Cria os dados de demonstração pelo programa de verdade e espera ele terminar. */
  loadDemo: () => Promise<void>;
  stop: () => Promise<void>;
}

/** Programa e biblioteca de que o worker precisa, no ambiente dele. */
async function mediaEnv(): Promise<Record<string, string>> {
  const [ffmpeg, ffprobe] = await Promise.all([binary('ffmpeg'), binary('ffprobe')]);
  return { ...ffmpeg.env, ...ffprobe.env, FFMPEG_PATH: ffmpeg.path, FFPROBE_PATH: ffprobe.path };
}

const isReady = async (url: string) => {
  const answer = await fetch(`${url}/health/ready`).catch(() => null);
  return answer?.ok ? true : undefined;
};

/**
 * Palco inteiro e de verdade: a página compilada agora, banco novo, API e worker em processos separados.
 *
 * @param serverUrl servidor PostgreSQL onde criar o banco
 * @param extra variáveis a mais, por cima das dos testes
 */
export async function startPalco(
  serverUrl: string,
  extra: Record<string, string> = {},
): Promise<RunningPalco> {
  const dir = await mkdtemp(join(tmpdir(), 'palco-web-'));
  const webDir = join(dir, 'web');
  await build({ root: webRoot, logLevel: 'error', build: { outDir: webDir, emptyOutDir: true } });

  const port = await freePort();
  const url = `http://localhost:${port}`;
  const env = {
    ...process.env,
    ...(await mediaEnv()),
    PORT: String(port),
    HOST: '127.0.0.1',
    DATABASE_URL: await createDatabase(serverUrl),
    STORAGE_DIR: join(dir, 'storage'),
    PUBLIC_URL: url,
    WEB_DIR: webDir,
    LOG_LEVEL: 'warn',
    AUTH_ATTEMPTS_PER_MINUTE: '0',
    ADMIN_EMAIL,
    ...extra,
  };
  const logFile = join(dir, 'palco.log');
  const run = (script: string) =>
    spawnGuarded(process.execPath, [join(palcoRoot, 'src', script)], {
      cwd: palcoRoot,
      env,
      logFile,
      ref: true,
    });
  const finish = async (script: string) => {
    const { code } = await (await run(script)).exited;
    if (code !== 0) throw new Error(`${script} saiu com ${code}:\n${await readFile(logFile, 'utf8')}`);
  };

  await finish('migrate.ts');
  const processes = await Promise.all([run('server.ts'), run('worker.ts')]);
  const died = processes.map(async ({ exited }) => {
    const { code } = await exited;
    throw new Error(`Um processo do Palco saiu com ${code}:\n${await readFile(logFile, 'utf8')}`);
  });
  const ready = waitFor(() => isReady(url), { deadlineMs: 20_000, everyMs: 50, what: 'API do Palco' });
  await Promise.race([ready, ...died]);
  // Depois de pronta, uma saída só é erro se alguém a notar pelo teste.
  for (const death of died) death.catch(() => {});

  return {
    url,
    loadDemo: () => finish(join('demo', 'main.ts')),
    stop: async () => {
      await Promise.all(processes.map((child) => child.stop()));
      await rm(dir, { recursive: true, force: true });
    },
  };
}
