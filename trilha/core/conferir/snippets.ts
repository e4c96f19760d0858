import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Recorta `caminho#regiao` de um arquivo do módulo, sem as marcas e sem o recuo comum.
 * @throws Error quando o arquivo ou a região não existe.
 */
export function cutSnippet(moduleFolder: string, reference: string): string {
  const [path = '', region] = reference.split('#');
  const file = join(moduleFolder, path);
  if (!existsSync(file)) throw new Error(`o arquivo ${path} não existe`);
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  const cut = region === undefined ? lines : cutRegion(lines, region, path);
  return dedent(cut.filter((line) => !/^\s*\/\/ #(end)?region\b/.test(line))).join('\n');
}

function cutRegion(lines: string[], region: string, path: string): string[] {
  const mark = (kind: string) => lines.findIndex((line) => line.trim() === `// #${kind} ${region}`);
  const [start, end] = [mark('region'), mark('endregion')];
  if (start < 0 || end < start) throw new Error(`a região ${region} não existe em ${path}`);
  return lines.slice(start + 1, end);
}

function dedent(lines: string[]): string[] {
  const indents = lines
    .filter((line) => line.trim() !== '')
    .map((line) => line.length - line.trimStart().length);
  const common = Math.min(...indents, 80);
  return lines.map((line) => line.slice(common));
}
