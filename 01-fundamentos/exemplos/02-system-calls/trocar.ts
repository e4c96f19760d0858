/**
 * Troca o conteúdo de um arquivo de modo que uma queda deixe o velho ou o novo, inteiros.
 */
import { closeSync, fsyncSync, mkdtempSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { writeAll } from './mini-cat.ts';

// #region troca
/** Escreve ao lado, garante, e só então dá ao novo o nome do velho. */
export function replaceFile(path: string, bytes: Uint8Array): void {
  const temporary = `${path}.novo`;
  const file = openSync(temporary, 'w');
  try {
    writeAll(file, bytes); // um write pode aceitar só uma parte
    fsyncSync(file); // os bytes, antes do nome
  } finally {
    closeSync(file);
  }
  renameSync(temporary, path); // para quem olha, de uma vez só
  syncFolder(dirname(path)); // e o nome
}

/** Garante os nomes de uma pasta: o que foi criado, trocado ou apagado nela. */
export function syncFolder(path: string): void {
  if (process.platform === 'win32') return; // lá, o fsync de uma pasta aberta para leitura dá EPERM
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
// #endregion troca

export function main(path: string): void {
  replaceFile(path, Buffer.from('velho\n'));
  replaceFile(path, Buffer.from('novo\n'));
  console.log(`Depois de duas trocas, o arquivo diz: ${readFileSync(path, 'utf8').trim()}`);
}

if (import.meta.main) {
  const folder = mkdtempSync(join(tmpdir(), 'trocar-'));
  main(process.argv[2] ?? join(folder, 'dados.txt'));
  rmSync(folder, { recursive: true });
}
