import { join } from 'node:path';
import { binary } from '@trilha/services';
import { PATHS } from '../../boot/paths.mjs';
import { childEnv, SMALL_HEAP } from '../process/child-env.ts';
import type { ProcessSpec } from '../process/supervise.ts';
import { PARTS } from './parts.ts';

/** Prazo que a API e o worker têm para terminar o que começaram, em ms. */
const GRACE_MS = 4_000;
const KILL_AFTER_MS = 6_000;

/** Ambiente comum aos comandos do Palco; lido e validado por ele num lugar só. */
export async function palcoEnv(databaseUrl: string, publicUrl: string): Promise<Record<string, string>> {
  return {
    DATABASE_URL: databaseUrl,
    STORAGE_DIR: `${PATHS.data}/arquivos`,
    PUBLIC_URL: publicUrl,
    LOG_LEVEL: 'info',
    SHUTDOWN_GRACE_MS: String(GRACE_MS),
    // Não há balanceador na frente a avisar: esperar por ele só atrasaria a parada.
    DRAIN_MS: '0',
    ...(await programPath('FFMPEG_PATH', 'ffmpeg')),
    ...(await programPath('FFPROBE_PATH', 'ffprobe')),
  };
}

/** Sem FFmpeg o Palco funciona, menos os vídeos: quem precisa dele é que reclama. */
async function programPath(variable: string, name: 'ffmpeg' | 'ffprobe'): Promise<Record<string, string>> {
  try {
    const found = await binary(name);
    return { [variable]: found.path, ...found.env };
  } catch {
    return {};
  }
}

export function apiSpec(env: Record<string, string>, port: number, watch: boolean): ProcessSpec {
  return {
    ...common('api', watch, 'src/server.ts'),
    env: childEnv({ ...env, PORT: String(port) }),
    readyUrl: `http://127.0.0.1:${port}/health/ready`,
  };
}

export function workerSpec(env: Record<string, string>, watch: boolean): ProcessSpec {
  return { ...common('worker', watch, 'src/worker.ts'), env: childEnv(env) };
}

function common(name: string, watch: boolean, program: string) {
  return {
    name,
    args: watch ? ['--watch', '--watch-preserve-output', program] : [SMALL_HEAP, program],
    cwd: PARTS.palco,
    logFile: join(PATHS.logs, `${name}.log`),
    killAfterMs: KILL_AFTER_MS,
  };
}
