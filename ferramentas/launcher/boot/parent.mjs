import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Encerra este processo pelo caminho normal (como um SIGTERM) quando quem o chamou desaparece. */
function leave() {
  if (process.listenerCount('SIGTERM') > 0) process.emit('SIGTERM');
  else process.exit(143);
}

/** O pai fecha o canal ao morrer, mesmo por `kill -9`. */
export function onParentDeath() {
  process.on('disconnect', leave);
  process.channel?.unref();
}

/**
 * Vigia o npm que nos chamou. Sem canal com ele, resta olhar a árvore de processos: quando alguém morre,
 * o sistema entrega os filhos dele a outro. Entre o npm e nós pode haver o `sh -c` que ele usa, que não
 * morre junto; por isso se olha também o pai desse.
 * Só vale sob o npm, porque `comando &` num terminal que fecha é intenção.
 */
export function watchNpm() {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return;
  const parent = process.ppid;
  const shell = isShellCommand(parent) ? parent : undefined;
  const above = shell && parentOf(shell);
  setInterval(() => {
    if (process.ppid !== parent || (shell && parentOf(shell) !== above)) leave();
  }, 1000).unref();
}

/** @param {number} pid */
function isShellCommand(pid) {
  return /^(\S*\/)?(ba|da|z)?sh\s+-c\s/.test(inspect(pid, 'args'));
}

/**
 * Pai de um processo: no Linux por `/proc`, porque isto se repete a cada segundo.
 * @param {number} pid
 */
function parentOf(pid) {
  if (process.platform !== 'linux') return Number(inspect(pid, 'ppid'));
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) \S+ (\d+) .*$/s, '$1'));
  } catch {
    return 0;
  }
}

/** @param {number} pid @param {string} field */
function inspect(pid, field) {
  return spawnSync('ps', ['-o', `${field}=`, '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() ?? '';
}
