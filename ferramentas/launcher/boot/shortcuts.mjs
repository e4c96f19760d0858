import { chmodSync, mkdirSync, readlinkSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PATHS, ROOT } from './paths.mjs';

/**
 * Deixa `trilha` e o Node do projeto em `node_modules/.bin`. O npm põe essa pasta no PATH de todo script que
 * roda dentro do repositório, e o npx a procura a partir de qualquer subpasta: assim `npm run dev` na pasta de
 * quem estuda usa o Node certo, e `npx trilha` nunca vai buscar na internet um pacote com o mesmo nome.
 * @param {string} node executável do projeto
 * @param {string} [folder]
 */
export function ensureShortcuts(node, folder = join(PATHS.modules, '.bin')) {
  try {
    mkdirSync(folder, { recursive: true });
    link(join(folder, 'trilha'), join(ROOT, 'trilha', 'bin', 'trilha.mjs'));
    link(join(folder, 'node'), node);
  } catch {
    // Instalação só para leitura: sem os atalhos, tudo na raiz continua funcionando.
  }
}

/**
 * @param {string} path
 * @param {string} target
 */
function link(path, target) {
  if (process.platform === 'win32') return writeWindows(path, target);
  if (readlink(path) === target) return;
  // Por renomeação: dois comandos ao mesmo tempo nunca deixam o atalho faltando.
  const temporary = `${path}.${process.pid}`;
  rmSync(temporary, { force: true });
  symlinkSync(target, temporary);
  renameSync(temporary, path);
}

/**
 * No Windows, criar um link pede privilégio: um `.cmd` faz o mesmo, e o arquivo sem extensão é o que o npx procura.
 * @param {string} path
 * @param {string} target
 */
function writeWindows(path, target) {
  const program = target.endsWith('.mjs') ? `node "${target}"` : `"${target}"`;
  writeFileSync(`${path}.cmd`, `@${program} %*\r\n`);
  writeFileSync(path, `#!/bin/sh\nexec ${program.replaceAll('\\', '/')} "$@"\n`);
  chmodSync(path, 0o755);
}

/** @param {string} path */
function readlink(path) {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}
