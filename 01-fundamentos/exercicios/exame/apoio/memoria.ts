/** O que fica preso no heap do V8 depois de uma coleta forçada, e um arquivo que não sai da memória. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { FileSystem } from '../exercicio.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

async function settle(): Promise<number> {
  for (let turn = 0; turn < 2; turn++) {
    await new Promise((resolve) => setImmediate(resolve));
    collect();
  }
  return process.memoryUsage().heapUsed;
}

/** Bytes que `keep` deixou presos no heap; o que ele devolve fica vivo até a medida. */
export async function retained(keep: () => object): Promise<number> {
  const before = await settle();
  const held = [keep()];
  const bytes = (await settle()) - before;
  held.length = 0;
  return bytes;
}

/** Um arquivo que só se lê; o ponto de retomada é aceito e esquecido. */
export function memoryFs(content: Uint8Array, onRead: () => void = () => undefined): FileSystem {
  return {
    openSync: () => 1000,
    closeSync: () => undefined,
    readSync: (_file, buffer, offset, length, position) => {
      const piece = content.subarray(position, position + length);
      buffer.set(piece, offset);
      onRead();
      return piece.length;
    },
    writeSync: (_file, _buffer, _offset, length) => length,
    fsyncSync: () => undefined,
    renameSync: () => undefined,
  };
}
