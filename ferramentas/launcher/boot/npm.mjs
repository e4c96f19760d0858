import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { StepFailure } from './failure.mjs';
import { runLogged } from './run-logged.mjs';

/**
 * O npm desta máquina, como comando. Prefere o que já está rodando (`npm_execpath`), porque o do PATH
 * pode ser outro; no Windows, o do PATH é um `.cmd`, e por isso se procura o `npm-cli.js` ao lado.
 * @param {string} [node] Node que o executa
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {[command: string, ...args: string[]]}
 */
export function npmCommand(node = process.execPath, env = process.env) {
  const running = env.npm_execpath ?? '';
  if (/np[mx]-cli\.c?js$/.test(running)) {
    const cli = running.replace(/npx-cli/, 'npm-cli');
    if (existsSync(cli)) return [node, cli];
  }
  const folders = [dirname(process.execPath), ...(env.PATH ?? env.Path ?? '').split(delimiter)];
  for (const folder of folders.filter(Boolean)) {
    const cli = join(folder, 'node_modules', 'npm', 'bin', 'npm-cli.js');
    if (existsSync(cli)) return [node, cli];
    const npm = join(folder, 'npm');
    if (process.platform === 'win32' || !existsSync(npm)) continue;
    const real = realpathSync(npm);
    return real.endsWith('.js') ? [node, real] : [npm];
  }
  throw new StepFailure('O npm não foi encontrado nesta máquina.', {
    code: 'NPM_MISSING',
    hint: 'instale o Node (https://nodejs.org), que traz o npm, e repita o comando.',
  });
}

/**
 * `npm ci` sem scripts de instalação. O Node do projeto vem à frente no PATH: sob um mais velho, o npm
 * deixaria de fora, sem avisar, as dependências opcionais que pedem um mais novo (o Chromium dos testes). `--include` desfaz um `NODE_ENV=production` herdado, que
 * deixaria de fora as ferramentas.
 * @param {string} folder pasta com `package.json` e `package-lock.json`
 * @param {{ log: string, failure: string, node?: string }} options `node`: o Node que executa o npm
 */
export async function npmCi(folder, { log, failure, node = process.execPath }) {
  const [command, ...first] = npmCommand(node);
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];
  const include = ['--include=dev', '--include=optional', '--prefix', folder];
  try {
    await runLogged(command, [...first, 'ci', ...flags, ...include], {
      cwd: folder,
      env: { ...process.env, PATH: [dirname(node), process.env.PATH].join(delimiter) },
      log,
      failure,
      hint: 'confira a rede (a primeira instalação precisa dela) e o espaço em disco, e repita o comando; o que ficou pela metade é refeito.',
    });
  } catch (error) {
    throw outOfSync(log) ?? error;
  }
}

/** Depois deste erro o npm imprime sessenta linhas de ajuda, e o motivo some do fim do log. */
function outOfSync(/** @type {string} */ log) {
  const lines = readFileSync(log, 'utf8').split('\n');
  if (!lines.some((line) => line.includes('are in sync'))) return undefined;
  const differences = lines.filter((line) => /(Missing|Invalid): /.test(line));
  return new StepFailure(
    ['package.json e package-lock.json divergem:', ...differences.slice(0, 10)].join('\n  '),
    {
      code: 'LOCK_OUT_OF_SYNC',
      hint: 'quem mudou um package.json deve rodar `npm install` e guardar também o package-lock.json.',
    },
  );
}
