/**
 * Ler de um pipe sem bloquear: vazio, com bytes e fechado. E por que um arquivo comum não entra no epoll.
 */
import { closeSync, constants, openSync, readSync, writeSync } from 'node:fs';
import { Socket } from 'node:net';
import { makeFifos, refuse } from './fifo.ts';

type ReadResult = 'EAGAIN' | { count: number };

// #region tenta
/** Uma leitura que nunca espera: ou há bytes, ou acabou (0), ou o kernel responde EAGAIN, “tente de novo”. */
export function tryRead(file: number, buffer: Uint8Array): ReadResult {
  try {
    return { count: readSync(file, buffer) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return 'EAGAIN';
    throw error;
  }
}
// #endregion tenta

// #region pipe
export function pipe(path: string): string[] {
  // Sem O_NONBLOCK, este open não voltaria: num pipe, quem lê espera até que alguém abra para escrever.
  const reader = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const writer = openSync(path, constants.O_WRONLY);
  const buffer = Buffer.alloc(16);
  const empty = tryRead(reader, buffer);
  writeSync(writer, 'oi');
  const filled = tryRead(reader, buffer);
  closeSync(writer);
  const closed = tryRead(reader, buffer);
  closeSync(reader);
  return [
    'Ler de um pipe não bloqueante',
    `  vazio, com alguém para escrever    ${describe(empty)}`,
    `  com dois bytes                     ${describe(filled)}`,
    `  quem escrevia fechou               ${describe(closed)}`,
  ];
}
// #endregion pipe

function describe(result: ReadResult): string {
  if (result === 'EAGAIN') return 'EAGAIN: nada agora, tente depois';
  return result.count === 0 ? '0: acabou' : `${result.count} bytes`;
}

/** O Node se recusa a vigiar um arquivo comum: para o kernel ele está sempre pronto, e `epoll_ctl` daria EPERM. */
export function regularFile(path: string): string[] {
  const file = openSync(path, 'r');
  try {
    new Socket({ fd: file }).destroy();
    return ['O Node aceitou um arquivo comum como socket'];
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return ['Vigiar um arquivo comum', `  new Socket({ fd }): ${code} (${message})`];
  } finally {
    closeSync(file);
  }
}

export function main(): void {
  try {
    using fifos = makeFifos(1);
    console.log(`${pipe(fifos.paths[0] ?? '').join('\n')}\n`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'NO_FIFO') throw error;
    refuse((error as Error).message);
  }
  console.log(regularFile(import.meta.filename).join('\n'));
}

if (import.meta.main) main();
