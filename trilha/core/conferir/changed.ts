import { spawnSync } from 'node:child_process';

/** O que difere da base do ramo. Caminhos relativos a `root`. */
export interface Changes {
  paths: string[];
  /** O texto de um arquivo na base, se ele já existia. */
  before: (file: string) => string | undefined;
}

/**
 * O que o ramo já guardou em commits, o que está por guardar e o que o git ainda não conhece. A base é onde o ramo
 * saiu de `origin/main` ou de `main`; sem eles, o último commit. Sem git, `undefined`.
 */
export function changesSinceBase(root: string): Changes | undefined {
  const base =
    ['origin/main', 'main']
      .map((branch) => git(root, 'merge-base', 'HEAD', branch)?.trim())
      .find((found) => found) ?? 'HEAD';
  // Sem isto, um arquivo mudado de lugar só apareceria no lugar novo.
  const changed = git(root, 'diff', '--name-only', '--relative', '--no-renames', '-z', base);
  const untracked = git(root, 'ls-files', '--others', '--exclude-standard', '-z');
  if (changed === undefined || untracked === undefined) return;
  const paths = `${changed}\0${untracked}`.split('\0').filter(Boolean);
  return { paths, before: (file) => git(root, 'show', `${base}:./${file}`) };
}

function git(root: string, ...args: string[]): string | undefined {
  const run = spawnSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return run.status === 0 ? run.stdout : undefined;
}
