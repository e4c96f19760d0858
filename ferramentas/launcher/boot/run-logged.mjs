import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StepFailure } from './failure.mjs';

const GUARD = fileURLToPath(new URL('./guard.mjs', import.meta.url));

/**
 * Executa um comando sob vigia, com toda a saída em arquivo.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, log: string, env?: NodeJS.ProcessEnv, failure: string, hint?: string }} options
 * @returns {Promise<void>}
 * @throws {StepFailure} quando o comando termina com erro
 */
export function runLogged(command, args, { cwd, log, env = process.env, failure, hint }) {
  mkdirSync(dirname(log), { recursive: true });
  const file = openSync(log, 'w');
  const child = spawn(process.execPath, [GUARD, command, ...args], {
    cwd,
    env,
    stdio: ['pipe', file, file],
    windowsHide: true,
  });
  closeSync(file);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      if (code === 0) resolve();
      else
        reject(
          new StepFailure(`${failure} (${signal ?? `código ${code}`}).`, { log, ...(hint ? { hint } : {}) }),
        );
    });
  });
}
