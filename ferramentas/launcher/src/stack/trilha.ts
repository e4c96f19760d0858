import { join } from 'node:path';
import { PATHS, ROOT } from '../../boot/paths.mjs';
import { childEnv, SMALL_HEAP } from '../process/child-env.ts';
import type { ProcessSpec } from '../process/supervise.ts';

/** Servidor local da Trilha, que entrega o site construído em `webDir`. */
export function trilhaSpec(port: number, webDir: string, watch: boolean): ProcessSpec {
  const program = 'trilha/server/main.ts';
  return {
    name: 'trilha',
    args: watch ? ['--watch', '--watch-preserve-output', program] : [SMALL_HEAP, program],
    cwd: ROOT,
    env: childEnv({ PORT: String(port), TRILHA_WEB_DIR: webDir }),
    readyUrl: `http://127.0.0.1:${port}/health/ready`,
    logFile: join(PATHS.logs, 'trilha.log'),
    killAfterMs: 4_000,
  };
}
