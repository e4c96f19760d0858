import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { PATHS } from '../../boot/paths.mjs';
import { runCommand } from '../process/run-command.ts';
import { PARTS } from './parts.ts';

/** Mora junto dos dados: apagar os dados apaga a lembrança de que a demonstração existe. */
const STAMP = `${PATHS.data}/demonstracao-criada`;

export const demoExists = (): boolean => existsSync(STAMP);

/** Cria os dados de demonstração, pelos serviços e pela fila de vídeo reais do Palco. */
export async function createDemo(env: Record<string, string>, signal: AbortSignal): Promise<void> {
  await runCommand({
    args: ['src/demo/main.ts'],
    cwd: PARTS.palco,
    env,
    logFile: `${PATHS.logs}/demonstracao.log`,
    failure: 'Não foi possível criar os dados de demonstração.',
    hint: 'o Palco funciona sem eles; repita `npm start`, que continua de onde parou.',
    signal,
  });
  mkdirSync(PATHS.data, { recursive: true });
  writeFileSync(STAMP, `${new Date().toISOString()}\n`);
}
