import { accessSync, constants, existsSync } from 'node:fs';
import { chmod, copyFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { onceInCache } from '../cache.ts';
import { cacheDir } from '../paths.ts';
import type { Attempt, Located, ProgramSpec } from './program.ts';

/** Um pacote npm que traz o executável pronto ou comprimido. */
export interface NpmRecipe {
  package: string;
  /** Do pacote instalado ao executável. `mayFetch` falso: só olhar, sem desempacotar. */
  prepare(packageDir: string, mayFetch: boolean): Promise<Attempt>;
}

const require = createRequire(import.meta.url);

/**
 * Pasta de um pacote instalado, procurada como o Node procura. Não usa `require.resolve` porque muitos
 * pacotes de binários não exportam o próprio `package.json` nem têm entrada principal.
 */
export function npmPackageDir(name: string): string | undefined {
  const parents = require.resolve.paths(name) ?? [];
  return parents.map((dir) => join(dir, name)).find((dir) => existsSync(join(dir, 'package.json')));
}

export async function locateInNpm({ npm }: ProgramSpec, mayFetch: boolean): Promise<Attempt> {
  if (npm === undefined) return { reason: 'nenhum pacote traz este programa' };
  const dir = npmPackageDir(npm.package);
  return dir === undefined
    ? { reason: `o pacote ${npm.package} não está instalado` }
    : npm.prepare(dir, mayFetch);
}

/** Receita do caso comum: um arquivo solto no pacote, que pode ter chegado sem permissão de execução. */
export function npmFile(packageName: string, file: string): NpmRecipe {
  return {
    package: packageName,
    prepare: async (dir) => executable(join(dir, process.platform === 'win32' ? `${file}.exe` : file)),
  };
}

async function executable(path: string): Promise<Located> {
  try {
    accessSync(path, constants.X_OK);
    return { path, env: {} };
  } catch {
    return {
      path: await chmod(path, 0o755).then(
        () => path,
        () => executableCopy(path),
      ),
      env: {},
    };
  }
}

/** Pacotes de outro usuário ou em disco só de leitura: a cópia executável fica no cache. */
async function executableCopy(path: string): Promise<string> {
  const name = basename(path);
  const dir = await onceInCache(join(cacheDir(), `npm-${name}`), async (partial) => {
    await copyFile(path, join(partial, name));
    await chmod(join(partial, name), 0o755);
  });
  return join(dir, name);
}
