import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Onde o conteúdo novo espera a vez; o que sobra aqui é de uma gravação interrompida. */
export const draftOf = (path: string) => `${path}.novo`;

/**
 * Grava de modo que uma queda em qualquer ponto deixe o arquivo antigo ou o novo, nunca meio: escreve ao lado,
 * fsync, renomeia, fsync da pasta (sem ele o nome novo pode se perder com a energia). Quem chama garante que ninguém
 * mais grava o mesmo arquivo.
 */
export function writeDurably(path: string, content: string): void {
  const temporary = draftOf(path);
  const file = openSync(temporary, 'w');
  try {
    writeSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(temporary, path);
  syncFolder(dirname(path));
}

function syncFolder(path: string): void {
  // No Windows uma pasta não se abre para fsync; lá a ordem é do NTFS.
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
