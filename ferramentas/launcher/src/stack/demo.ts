import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { explain } from '../../boot/failure.mjs';
import { PATHS } from '../../boot/paths.mjs';
import { runCommand } from '../process/run-command.ts';
import type { StackContext } from './context.ts';
import { PARTS } from './parts.ts';

/** Mora junto dos dados: apagar os dados apaga a lembrança de que a demonstração existe. */
const STAMP = `${PATHS.data}/demonstracao-criada`;

export const demoExists = (): boolean => existsSync(STAMP);

/**
 * Cria os dados de demonstração na primeira vez, pelos serviços e pela fila de vídeo reais do Palco. Uma
 * falha é mostrada e não impede o resto: o Palco serve sem eles, e a próxima partida tenta de novo.
 */
export async function ensureDemo(context: StackContext, env: Record<string, string>): Promise<void> {
  if (demoExists()) return;
  const { progress, signal } = context;
  try {
    await progress.step('Dados de demonstração', () => createDemo(env, signal));
  } catch (error) {
    signal.throwIfAborted();
    progress.print(explain(error));
  }
}

async function createDemo(env: Record<string, string>, signal: AbortSignal): Promise<void> {
  await runCommand({
    args: ['src/demo/main.ts'],
    cwd: PARTS.palco,
    env,
    logFile: `${PATHS.logs}/demonstracao.log`,
    failure: 'Não foi possível criar os dados de demonstração.',
    hint: 'o Palco funciona sem eles; o próximo `npm start` tenta de novo.',
    signal,
  });
  mkdirSync(PATHS.data, { recursive: true });
  writeFileSync(STAMP, `${new Date().toISOString()}\n`);
}
