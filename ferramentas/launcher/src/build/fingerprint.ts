import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Pastas que nascem de comandos: mudam sem que a fonte mude. */
const IGNORED = new Set(['node_modules', 'dist', '.astro', '.local', '.git']);

/**
 * Impressão digital do conteúdo de arquivos e pastas: muda quando um nome ou um byte muda, e só então.
 * Lê os arquivos inteiros, porque datas mudam a cada clone e tamanho não vê troca de letra.
 * @returns doze dígitos hexadecimais
 */
export function fingerprint(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths) addTo(hash, path, '');
  return hash.digest('hex').slice(0, 12);
}

function addTo(hash: ReturnType<typeof createHash>, path: string, name: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
    for (const child of readdirSync(path).sort()) {
      if (!IGNORED.has(child)) addTo(hash, join(path, child), `${name}/${child}`);
    }
    return;
  }
  const content = readIfExists(path);
  hash.update(`${name}\0${content.length}\0`).update(content);
}

function readIfExists(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    return Buffer.alloc(0);
  }
}
