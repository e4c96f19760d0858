import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** O que não é texto de ninguém: instalado, construído ou do git. */
const SKIPPED = new Set(['node_modules', 'dist', '.git']);

/** Arquivos de uma pasta, em todos os níveis, relativos a ela, com `/` e em ordem. Uma pasta que falta é vazia. */
export function listFiles(folder: string): string[] {
  return entriesOf(folder)
    .filter(({ name }) => !SKIPPED.has(name))
    .flatMap((entry) =>
      entry.isDirectory()
        ? listFiles(join(folder, entry.name)).map((file) => `${entry.name}/${file}`)
        : [entry.name],
    );
}

function entriesOf(path: string): Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
