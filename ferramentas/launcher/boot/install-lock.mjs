import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** @param {number} pid */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/**
 * Tenta criar a trava; falsa quando outro processo vivo a tem. Trava de processo morto é tomada.
 * @param {string} file
 */
function tryLock(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
  }
  let holder = 0;
  try {
    holder = Number(readFileSync(file, 'utf8'));
  } catch {
    return false;
  }
  if (holder > 0 && isAlive(holder)) return false;
  rmSync(file, { force: true });
  return false;
}

/**
 * Executa `run` com exclusividade entre processos: dois comandos ao mesmo tempo num clone novo não
 * instalam um por cima do outro; o segundo espera.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} run
 * @returns {Promise<T>}
 */
export async function withLock(file, run) {
  mkdirSync(dirname(file), { recursive: true });
  while (!tryLock(file)) await delay(100);
  try {
    return await run();
  } finally {
    rmSync(file, { force: true });
  }
}
