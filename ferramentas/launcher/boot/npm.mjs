import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { StepFailure } from './failure.mjs';
import { runLogged } from './run-logged.mjs';

/**
 * O npm desta máquina, como comando. Prefere o que já está rodando (`npm_execpath`), porque o do PATH
 * pode ser outro; no Windows, o do PATH é um `.cmd`, e por isso se procura o `npm-cli.js` ao lado.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {[command: string, ...args: string[]]}
 */
export function npmCommand(env = process.env) {
  const running = env.npm_execpath ?? '';
  if (/np[mx]-cli\.c?js$/.test(running)) {
    const cli = running.replace(/npx-cli/, 'npm-cli');
    if (existsSync(cli)) return [process.execPath, cli];
  }
  const folders = [dirname(process.execPath), ...(env.PATH ?? env.Path ?? '').split(delimiter)];
  for (const folder of folders.filter(Boolean)) {
    const cli = join(folder, 'node_modules', 'npm', 'bin', 'npm-cli.js');
    if (existsSync(cli)) return [process.execPath, cli];
    const npm = join(folder, 'npm');
    if (process.platform !== 'win32' && existsSync(npm)) return [npm];
  }
  throw new StepFailure('O npm não foi encontrado nesta máquina.', {
    code: 'NPM_MISSING',
    hint: 'instale o Node (https://nodejs.org), que traz o npm, e repita o comando.',
  });
}

/**
 * `npm ci` sem scripts de instalação. `--include` desfaz um `NODE_ENV=production` herdado, que
 * deixaria de fora as ferramentas.
 * @param {string} folder pasta com `package.json` e `package-lock.json`
 * @param {string} log
 * @param {string} failure
 */
export async function npmCi(folder, log, failure) {
  const [command, ...first] = npmCommand();
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=warn'];
  const include = ['--include=dev', '--include=optional', '--prefix', folder];
  await runLogged(command, [...first, 'ci', ...flags, ...include], {
    cwd: folder,
    log,
    failure,
    hint: 'confira a rede (a primeira instalação precisa dela) e o espaço em disco, e repita o comando; o que ficou pela metade é refeito.',
  });
}
