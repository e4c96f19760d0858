import { fileURLToPath } from 'node:url';

/** Raiz do repositório, sem barra no fim. */
export const ROOT = fileURLToPath(new URL('../../..', import.meta.url)).replace(/[\\/]$/, '');

/** Pasta ignorada pelo Git, que pode ser apagada inteira; `TRILHA_LOCAL` a põe em outro lugar. */
const LOCAL = process.env.TRILHA_LOCAL ?? `${ROOT}/.local`;

/** Lugares do projeto que o lançador usa. */
export const PATHS = {
  cache: `${LOCAL}/cache`,
  data: `${LOCAL}/dados`,
  run: `${LOCAL}/execucao`,
  logs: `${LOCAL}/execucao/registros`,
  modules: `${ROOT}/node_modules`,
  lock: `${ROOT}/package-lock.json`,
  nodeRuntime: `${ROOT}/ferramentas/launcher/node-runtime`,
};
