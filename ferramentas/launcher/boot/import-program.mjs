import module from 'node:module';
import { pathToFileURL } from 'node:url';
import { PATHS } from './paths.mjs';

/**
 * Executa um programa neste processo, como se fosse o principal.
 * @param {string} script
 * @param {string[]} args
 */
export async function importProgram(script, args) {
  // Guarda o código já compilado: medido, corta de 87 para 29 ms a partida de um `.ts`.
  module.enableCompileCache?.(`${PATHS.cache}/compilado`);
  process.argv = [process.execPath, script, ...args];
  await import(pathToFileURL(script).href);
}
