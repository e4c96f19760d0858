import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Recorta `caminho#regiao` de um arquivo do módulo, sem as marcas e sem o recuo comum.
 * @throws Error quando o arquivo ou a região não existe.
 */
export function cutSnippet(moduleFolder: string, reference: string): string {
  const [path = '', region] = reference.split('#');
  const file = join(moduleFolder, path);
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw new Error(`o arquivo ${path} não existe`);
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  const cut = region === undefined ? lines : cutRegion(lines, region, path);
  const kept = cut.filter((line) => !/^\s*\/\/ #(end)?region\b/.test(line));
  if (kept.every((line) => line.trim() === '')) throw new Error(`o trecho ${reference} está vazio`);
  return dedent(kept).join('\n');
}

function cutRegion(lines: string[], region: string, path: string): string[] {
  const marks = (kind: string) =>
    lines.flatMap((line, index) => (line.trim() === `// #${kind} ${region}` ? [index] : []));
  const [[start, second], [end]] = [marks('region'), marks('endregion')];
  if (start === undefined) throw new Error(`a região ${region} não existe em ${path}`);
  if (second !== undefined) throw new Error(`a região ${region} aparece duas vezes em ${path}`);
  if (end === undefined || end < start)
    throw new Error(`a região ${region} não fecha em ${path}: falta // #endregion ${region}`);
  return lines.slice(start + 1, end);
}

function dedent(lines: string[]): string[] {
  const indents = lines
    .filter((line) => line.trim() !== '')
    .map((line) => line.length - line.trimStart().length);
  const common = Math.min(...indents, 80);
  return lines.map((line) => line.slice(common));
}
