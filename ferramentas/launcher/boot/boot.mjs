import { ensureDependencies, npmInstall } from './dependencies.mjs';
import { explain } from './failure.mjs';
import { importProgram } from './import-program.mjs';
import { createProgress } from './progress.mjs';
import { reexec } from './reexec.mjs';
import { ensureNode } from './runtime.mjs';
import { ensureShortcuts } from './shortcuts.mjs';

/** @typedef {ReturnType<typeof createProgress>} Progress */

/**
 * Executa um programa com o Node do projeto, trazendo antes o que faltar.
 * @param {string} script caminho absoluto do programa (`.ts` ou `.mjs`)
 * @param {string[]} [args]
 * @returns {Promise<void>} resolve quando o programa foi carregado; termina o processo se algo faltar
 */
export async function runWithProjectNode(script, args = []) {
  const progress = createProgress();
  try {
    const binary = await ensureNode(progress);
    await ensureDependencies(progress, npmInstall(binary));
    ensureShortcuts(binary);
    if (binary !== process.execPath) await reexec(binary, script, args);
  } catch (error) {
    process.stderr.write(explain(error));
    process.exit(1);
  }
  await importProgram(script, args);
}
