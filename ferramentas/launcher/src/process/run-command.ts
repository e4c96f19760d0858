import { rmSync } from 'node:fs';
import { spawnGuarded } from '@trilha/services';
import { StepFailure } from '../../boot/failure.mjs';
import { childEnv } from './child-env.ts';

export interface Command {
  /** Argumentos do Node. */
  args: string[];
  cwd: string;
  logFile: string;
  env?: Record<string, string>;
  /** Frase da falha. */
  failure: string;
  hint?: string;
  signal?: AbortSignal;
}

/**
 * Executa um programa Node até o fim, com a saída em arquivo.
 * @throws StepFailure quando termina com erro ou é interrompido por `signal`
 */
export async function runCommand({ args, cwd, logFile, env, failure, hint, signal }: Command): Promise<void> {
  rmSync(logFile, { force: true });
  signal?.throwIfAborted();
  const running = await spawnGuarded(process.execPath, args, { cwd, logFile, env: childEnv(env), ref: true });
  const stop = () => void running.stop();
  signal?.addEventListener('abort', stop);
  const { code } = await running.exited;
  signal?.removeEventListener('abort', stop);
  signal?.throwIfAborted();
  if (code !== 0) throw new StepFailure(failure, { log: logFile, ...(hint === undefined ? {} : { hint }) });
}
