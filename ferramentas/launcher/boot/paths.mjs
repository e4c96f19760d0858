import { fileURLToPath } from 'node:url';

/** Raiz do repositório, sem barra no fim. */
export const ROOT = fileURLToPath(new URL('../../..', import.meta.url)).replace(/[\\/]$/, '');

/** Lugares do projeto que o lançador usa. `.local/` é ignorada pelo Git e pode ser apagada inteira. */
export const PATHS = {
  cache: `${ROOT}/.local/cache`,
  data: `${ROOT}/.local/dados`,
  run: `${ROOT}/.local/execucao`,
  logs: `${ROOT}/.local/execucao/registros`,
  modules: `${ROOT}/node_modules`,
  lock: `${ROOT}/package-lock.json`,
  nodeRuntime: `${ROOT}/ferramentas/launcher/node-runtime`,
};
