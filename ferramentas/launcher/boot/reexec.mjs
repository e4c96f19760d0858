import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

const ENTRY = fileURLToPath(new URL('./entry.mjs', import.meta.url));

/**
 * Executa o programa em outro Node, com o mesmo terminal, e termina com o código dele. O canal de
 * mensagens não leva mensagens: serve para o filho saber que este processo morreu.
 * @param {string} binary
 * @param {string} script
 * @param {string[]} args
 * @returns {Promise<never>}
 */
export function reexec(binary, script, args) {
  const child = spawn(binary, [ENTRY, script, ...args], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal));
  }
  return new Promise((_, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      process.exit(code ?? 128 + (signal ? constants.signals[signal] : 1));
    });
  });
}
