import { spawnSync } from 'node:child_process';

/**
 * Arquivos que diferem da base, relativos a `root`: o que o ramo já guardou em commits, o que está por guardar e o
 * que o git ainda não conhece. A base é onde o ramo saiu de `origin/main` ou de `main`; sem eles, o último commit.
 * Sem git, `undefined`.
 */
export function changedPaths(root: string): string[] | undefined {
  const base = ['origin/main', 'main']
    .map((branch) => git(root, 'merge-base', 'HEAD', branch)?.[0])
    .find(Boolean);
  // Sem isto, um arquivo mudado de lugar só apareceria no lugar novo.
  const changed = git(root, 'diff', '--name-only', '--relative', '--no-renames', '-z', base ?? 'HEAD');
  const untracked = git(root, 'ls-files', '--others', '--exclude-standard', '-z');
  return changed && untracked && [...changed, ...untracked];
}

function git(root: string, ...args: string[]): string[] | undefined {
  const run = spawnSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return run.status === 0 ? run.stdout.split(/[\0\n]/).filter(Boolean) : undefined;
}
