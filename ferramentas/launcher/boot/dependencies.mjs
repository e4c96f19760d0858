import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { withLock } from './install-lock.mjs';
import { npmCi } from './npm.mjs';
import { PATHS, ROOT } from './paths.mjs';

/**
 * @typedef {{ lock: string, modules: string }} Tree lockfile do npm e pasta das dependências
 */

/** @param {string} file */
const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '');

/** O carimbo mora dentro de `node_modules`: apagar a pasta apaga também a lembrança de que estava pronta. */
const stampOf = (/** @type {Tree} */ tree) => `${tree.modules}/.trilha-lock`;

/** @param {Tree} tree */
export function lockDigest(tree) {
  const digest = createHash('sha256').update(read(tree.lock)).digest('hex');
  return `${digest} ${process.platform}-${process.arch}`;
}

/**
 * Verdadeiro quando um `npm install` feito à mão deixou exatamente o que o lockfile pede: o npm grava
 * `.package-lock.json` por último, com a árvore que instalou.
 * @param {Tree} tree
 */
function installedByHand(tree) {
  const hidden = read(`${tree.modules}/.package-lock.json`);
  if (!hidden) return false;
  const installed = JSON.parse(hidden).packages;
  const wanted = JSON.parse(read(tree.lock)).packages;
  /** @param {string} name */
  const presentOrForeign = (name) => {
    const path = `node_modules/${name}`;
    return path in installed || !wanted[path] || !fitsHere(wanted[path]);
  };
  return Object.entries(wanted).every(([path, item]) => {
    if (!path.startsWith('node_modules/')) {
      return Object.keys(item.optionalDependencies ?? {}).every(presentOrForeign);
    }
    const found = installed[path];
    return found ? found.integrity === item.integrity : Boolean(item.optional);
  });
}

/**
 * As opcionais que nós mesmos pedimos e que servem a esta máquina têm de estar lá: um npm sob Node antigo
 * as deixa de fora sem dizer nada.
 * @param {import('../src/lock/complete.ts').LockEntry} item
 */
function fitsHere({ os, cpu }) {
  return (!os || os.includes(process.platform)) && (!cpu || cpu.includes(process.arch));
}

/** @param {Tree} tree */
export function dependenciesReady(tree) {
  if (read(stampOf(tree)) === lockDigest(tree)) return true;
  if (!installedByHand(tree)) return false;
  writeFileSync(stampOf(tree), lockDigest(tree));
  return true;
}

/**
 * Instala o que o lockfile pede, se ainda não estiver instalado. O carimbo é escrito por último, de modo
 * que uma instalação morta no meio é refeita, e nada toca a rede quando ele confere.
 * @param {import('./boot.mjs').Progress} progress
 * @param {() => Promise<void>} install
 * @param {Tree} [tree]
 */
export async function ensureDependencies(progress, install, tree = PATHS) {
  if (dependenciesReady(tree)) return;
  await progress.step('Dependências', () =>
    withLock(`${PATHS.run}/instalacao.trava`, async () => {
      if (dependenciesReady(tree)) return;
      rmSync(stampOf(tree), { force: true });
      await install();
      writeFileSync(stampOf(tree), lockDigest(tree));
    }),
  );
}

/**
 * Instalação de verdade, com o npm executado pelo Node do projeto: o da máquina pode ser velho para
 * alguns pacotes, que encheriam o log de avisos.
 * @param {string} node
 */
export const npmInstall = (node) => () =>
  npmCi(ROOT, {
    log: `${PATHS.logs}/dependencias.log`,
    failure: 'Não foi possível instalar as dependências',
    node,
  });
