import { createHash } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  lstatSync,
  mkdirSync,
  realpathSync,
  type Stats,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** O `nobody` de Linux: o PostgreSQL recusa rodar como root, então como root o banco roda com este par. */
export const UNPRIVILEGED_ID = 65534;

/** Raiz do projeto: três pastas acima desta. */
export const projectRoot: string = resolve(import.meta.dirname, '../../..');

export const isRoot = (): boolean => process.getuid?.() === 0;

/**
 * Pasta ignorada onde moram cache, dados e execução: `.local` do projeto, ou `TRILHA_LOCAL`.
 * Quando não se pode escrever nela (projeto de outro usuário, disco só de leitura), a pasta externa.
 */
function localDir(): string {
  const wanted = resolve(process.env.TRILHA_LOCAL ?? join(projectRoot, '.local'));
  return writable(wanted) ? wanted : outsideDir();
}

/** Pasta de downloads, compilações e modelos; pode ser apagada a qualquer momento sem perda de dados. */
export function cacheDir(): string {
  return madeDir(join(localDir(), 'cache'));
}

/** Pasta das execuções efêmeras. */
export function runDir(): string {
  return madeDir(join(localDir(), 'execucao', 'servicos'));
}

/**
 * Pasta fora do projeto, só criada quando necessária: o usuário sem privilégio não atravessa o caminho
 * do projeto, ou o projeto não aceita escrita. Prefere /var/tmp, que sobrevive a um reinício da máquina.
 * O lançador a mostra, e `npm run resetar` a apaga.
 */
export function outsideDir(): string {
  const dir = outsideDirPath();
  mkdirSync(dir, { recursive: true });
  const info = lstatSync(dir);
  // Um nome previsível em pasta de todos pode ter sido criado por outra pessoa: só vale se for nosso.
  if (!info.isDirectory() || (process.getuid !== undefined && info.uid !== process.getuid())) {
    throw new Error(
      `A pasta externa ${dir} pertence a outro usuário ou não é uma pasta; remova-a e tente de novo.`,
    );
  }
  makeTraversableDir(dir);
  return dir;
}

/** O caminho de {@link outsideDir} sem criá-lo. */
export function outsideDirPath(): string {
  const hash = createHash('sha256')
    .update(resolve(process.env.TRILHA_LOCAL ?? projectRoot))
    .digest('hex')
    .slice(0, 12);
  const suffix = isRoot() ? '' : `-${process.getuid?.() ?? 'usuario'}`;
  const candidates = process.platform === 'win32' ? [tmpdir()] : ['/var/tmp', tmpdir(), '/tmp'];
  const base = candidates.find((dir) => isReachable(dir) && writable(dir)) ?? tmpdir();
  return join(realpathSync(base), `trilha-backend-${hash}${suffix}`);
}

/** Diz se o usuário sem privilégio atravessa e lê `path`, pelos bits de permissão de cada pasta acima dele. */
export function isReachable(path: string): boolean {
  if (process.platform === 'win32') return true;
  for (let dir = existing(path); ; dir = dirname(dir)) {
    if (!othersMay(statSync(dir))) return false;
    if (dir === dirname(dir)) return true;
  }
}

function othersMay(info: Stats): boolean {
  if (info.uid === UNPRIVILEGED_ID) return (info.mode & 0o500) === 0o500;
  const needed = info.isDirectory() ? 0o001 : 0o004;
  return (info.mode & needed) === needed;
}

/** `path` real, ou o primeiro ancestral que existe. */
function existing(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return existing(dirname(path));
  }
}

/** Cria uma pasta que outros usuários atravessam, seja qual for a máscara do processo. */
export function makeTraversableDir(dir: string): void {
  mkdirSync(dir, { recursive: true });
  if (process.platform !== 'win32') chmodSync(dir, 0o755);
}

function writable(dir: string): boolean {
  try {
    mkdirSync(dir, { recursive: true });
    accessSync(dir, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function madeDir(dir: string): string {
  mkdirSync(dir, { recursive: true });
  return dir;
}
