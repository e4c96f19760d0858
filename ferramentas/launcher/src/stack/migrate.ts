import { PATHS } from '../../boot/paths.mjs';
import { runCommand } from '../process/run-command.ts';
import { PARTS } from './parts.ts';

/** Leva o banco do Palco à versão do código. */
export function migrate(env: Record<string, string>, signal: AbortSignal): Promise<void> {
  return runCommand({
    args: ['src/migrate.ts'],
    cwd: PARTS.palco,
    env,
    logFile: `${PATHS.logs}/migracoes.log`,
    failure: 'As migrações do banco não terminaram.',
    hint: 'se os dados locais não importam, `npm run resetar` recomeça do zero.',
    signal,
  });
}
