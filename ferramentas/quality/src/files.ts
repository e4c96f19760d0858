import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** Raiz do repositório. */
export const ROOT = resolve(import.meta.dirname, '../../..');

/**
 * Arquivos do repositório, versionados ou ainda não, sem os ignorados: relativos à raiz, com `/`.
 *
 * @param pattern filtro sobre o caminho.
 */
export function listFiles(pattern: RegExp): string[] {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
  const output = execFileSync('git', args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  const unique = new Set(output.split('\0').filter((path) => pattern.test(path)));
  return [...unique].filter((path) => existsSync(resolve(ROOT, path))).sort();
}
