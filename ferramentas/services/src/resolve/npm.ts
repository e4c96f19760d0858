import { existsSync, readFileSync } from 'node:fs';
import { chmod, copyFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { onceInCache } from '../cache.ts';
import { cacheDir } from '../paths.ts';
import { isExecutable } from './path.ts';
import type { Attempt, NpmRecipe, ProgramSpec } from './spec.ts';

const require = createRequire(import.meta.url);

/**
 * Pasta de um pacote instalado, procurada como o Node procura. Não usa `require.resolve` porque muitos
 * pacotes de binários não exportam o próprio `package.json` nem têm entrada principal.
 */
export function npmPackageDir(name: string): string | undefined {
  const parents = require.resolve.paths(name) ?? [];
  return parents.map((dir) => join(dir, name)).find((dir) => existsSync(join(dir, 'package.json')));
}

/** Versão de um pacote pela pasta dele. */
export function npmPackageVersion(dir: string): string {
  const { version } = JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8')) as { version: string };
  return version;
}

export async function locateInNpm({ npm }: ProgramSpec, mayFetch: boolean): Promise<Attempt> {
  if (npm === undefined) return { reason: 'nenhum pacote traz este programa' };
  const dir = npmPackageDir(npm.package);
  return dir === undefined
    ? { reason: `o pacote ${npm.package} não está instalado` }
    : npm.prepare(dir, mayFetch);
}

/** Receita do caso comum: um arquivo solto no pacote, que pode ter chegado sem permissão de execução. */
export function npmFile(packageName: string, name: string): NpmRecipe {
  const file = process.platform === 'win32' ? `${name}.exe` : name;
  return {
    package: packageName,
    prepare: async (dir) => {
      const path = join(dir, file);
      const usable =
        isExecutable(path) ||
        (await chmod(path, 0o755).then(
          () => true,
          () => false,
        ));
      return { path: usable ? path : await executableCopy(dir, file), env: {} };
    },
  };
}

/** Pacotes de outro usuário ou em disco só de leitura: a cópia executável fica no cache. */
async function executableCopy(packageDir: string, file: string): Promise<string> {
  const target = join(cacheDir(), `npm-${file}-${npmPackageVersion(packageDir)}`);
  await onceInCache(target, async (partial) => {
    await copyFile(join(packageDir, file), join(partial, file));
    await chmod(join(partial, file), 0o755);
  });
  return join(target, file);
}
