/**
 * Troca o conteúdo de um arquivo de modo que uma queda deixe o velho ou o novo, inteiros, e mostra cada chamada.
 */
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { writeAll } from './mini-cat.ts';

/** O pedaço de `node:fs` que a troca usa. */
export type Files = Pick<typeof fs, 'openSync' | 'writeSync' | 'fsyncSync' | 'closeSync' | 'renameSync'>;

// #region troca
/** Escreve ao lado, garante, e só então dá ao novo o nome do velho. */
export function replaceFile(fs: Files, path: string, bytes: Uint8Array): void {
  const temporary = `${path}.novo`;
  const file = fs.openSync(temporary, 'w');
  try {
    writeAll(file, bytes, fs.writeSync); // um write pode aceitar só uma parte
    fs.fsyncSync(file); // os bytes, antes do nome
  } finally {
    fs.closeSync(file);
  }
  fs.renameSync(temporary, path); // para quem olha, de uma vez só
  syncFolder(fs, dirname(path)); // e o nome
}
// #endregion troca

// #region pasta
/** Garante os nomes de uma pasta: o que foi criado, trocado ou apagado nela. */
export function syncFolder(fs: Files, path: string): void {
  if (process.platform === 'win32') return; // lá, o fsync de uma pasta aberta para leitura dá EPERM
  const folder = fs.openSync(path, 'r');
  try {
    fs.fsyncSync(folder);
  } finally {
    fs.closeSync(folder);
  }
}
// #endregion pasta

/** O mesmo `node:fs`, que diz cada chamada antes de fazê-la. */
export function spoken(say: (line: string) => void): Files {
  const names = new Map<number, string>();
  const on = (call: string, file: number) => say(`${call.padEnd(7)} ${names.get(file)}`);
  return {
    ...fs,
    openSync: (path, flags) => {
      const file = fs.openSync(path, flags);
      names.set(file, flags === 'r' ? 'a pasta' : basename(String(path)));
      on('open', file);
      return file;
    },
    writeSync: (file: number, ...rest: unknown[]) => {
      on('write', file);
      return Reflect.apply(fs.writeSync, fs, [file, ...rest]);
    },
    fsyncSync: (file) => {
      on('fsync', file);
      fs.fsyncSync(file);
    },
    closeSync: (file) => {
      on('close', file);
      fs.closeSync(file);
    },
    renameSync: (from, to) => {
      say(`rename  ${basename(String(from))} para ${basename(String(to))}`);
      fs.renameSync(from, to);
    },
  };
}

export function main(path: string): void {
  replaceFile(fs, path, Buffer.from('velho\n'));
  console.log('A troca, chamada por chamada');
  const said = spoken((line) => console.log(`  ${line}`));
  replaceFile(said, path, Buffer.from('novo\n'));
  console.log(`\nAgora o arquivo diz: ${fs.readFileSync(path, 'utf8').trim()}`);
}

if (import.meta.main) {
  const folder = fs.mkdtempSync(join(tmpdir(), 'trocar-'));
  main(process.argv[2] ?? join(folder, 'dados.txt'));
  fs.rmSync(folder, { recursive: true });
}
