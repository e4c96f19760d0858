/**
 * Um cat: copia arquivos, ou a entrada padrão, para a saída padrão, com open, read, write e close.
 */
import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { isatty } from 'node:tty';

const CHUNK = 64 * 1024;

// #region write
/** `write` pode aceitar só uma parte e devolver quantos bytes levou: o resto se pede de novo. */
export function writeAll(file: number, bytes: Uint8Array, write: typeof writeSync = writeSync): void {
  for (let done = 0; done < bytes.length; ) {
    const from = done;
    done += insist(() => write(file, bytes, from, bytes.length - from));
  }
}
// #endregion write

// #region insiste
/** Repete o pedido enquanto o descritor é não bloqueante e o kernel responde “tente de novo”. */
function insist(ask: () => number): number {
  for (;;) {
    try {
      return ask();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      pause(); // quem está do outro lado do pipe precisa de um instante
    }
  }
}
// #endregion insiste

/** Um milissegundo sem gastar CPU. Um programa com laço de eventos esperaria o aviso do epoll. */
function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
}

// #region copia
/** Copia até o fim do arquivo, que `read` anuncia devolvendo 0. Devolve quantos bytes copiou. */
export function copy(input: number, output: number, read: typeof readSync = readSync): number {
  const buffer = Buffer.alloc(CHUNK);
  let total = 0;
  for (;;) {
    const count = insist(() => read(input, buffer));
    if (count === 0) return total;
    writeAll(output, buffer.subarray(0, count)); // só os bytes que chegaram, e não o buffer inteiro
    total += count;
  }
}
// #endregion copia

export function cat(paths: readonly string[]): void {
  for (const path of paths) {
    if (path === '-') {
      copy(0, 1); // 0 é a entrada padrão e 1 a saída: o processo já começa com as duas abertas
      continue;
    }
    const file = openSync(path, 'r');
    try {
      copy(file, 1);
    } finally {
      closeSync(file);
    }
  }
}

const REASONS: Record<string, string> = {
  ENOENT: 'não existe',
  EISDIR: 'é uma pasta',
  EACCES: 'não tenho permissão para ler',
};

export function main(paths: readonly string[]): void {
  if (paths.length === 0 && isatty(0))
    console.error('Sem nome de arquivo, copio o que você digitar. Ctrl-D numa linha vazia termina.');
  for (const path of paths.length > 0 ? paths : ['-']) {
    try {
      cat([path]);
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE') return; // quem lia fechou o pipe, como em `mini-cat arquivo | head -1`
      process.exitCode = 1;
      console.error(`${path}: ${REASONS[code] ?? String(error)}`);
    }
  }
}

if (import.meta.main) main(process.argv.slice(2));
