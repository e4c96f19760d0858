/**
 * Um pedaço que segura o inteiro: guardar vinte caracteres, ou vinte bytes, de algo com um mebibyte.
 */
import { bytesText, liveBytesWithBuffers, MEBIBYTE, retainedBytes } from './heap.ts';

const COUNT = 20;
const PIECE = 20;

/** Um texto novo a cada vez, para que nenhum divida memória com outro. */
const longText = (id: number) => `${id};`.padEnd(MEBIBYTE, 'texto ');

// #region recortes
/** O V8 não copia o trecho: guarda a posição dele e uma referência ao texto inteiro. */
const sliceOfText = (id: number) => longText(id).slice(0, PIECE);

/** Passar por bytes obriga a copiar. */
const copyOfText = (id: number) => Buffer.from(longText(id).slice(0, PIECE)).toString();

/** `subarray` é uma janela para os mesmos bytes. */
const sliceOfBytes = (id: number) => Buffer.alloc(MEBIBYTE, id).subarray(0, PIECE);

/** Uma cópia com memória própria. `Buffer.from` a poria num bloco que vários Buffers pequenos dividem. */
const copyOfBytes = (id: number) => Uint8Array.from(Buffer.alloc(MEBIBYTE, id).subarray(0, PIECE));
// #endregion recortes

const CUTS: Record<string, (id: number) => unknown> = {
  'texto: slice': sliceOfText,
  'texto: cópia': copyOfText,
  'Buffer: subarray': sliceOfBytes,
  'Buffer: cópia': copyOfBytes,
};

/** Bytes vivos quando duas coletas seguidas concordam: a memória de um Buffer morto é devolvida por outra thread. */
function settledBytes(): number {
  let last = liveBytesWithBuffers();
  for (let turn = 0; turn < 10; turn++) {
    const now = liveBytesWithBuffers();
    if (Math.abs(now - last) < MEBIBYTE / 4) return now;
    last = now;
  }
  return last;
}

/** Por jeito de recortar, os bytes presos por vinte recortes. */
export async function heldByCuts(): Promise<Record<string, number>> {
  const held: Record<string, number> = {};
  for (const [name, cut] of Object.entries(CUTS)) {
    const keep = () => Array.from({ length: COUNT }, (_, id) => cut(id));
    held[name] = await retainedBytes(keep, settledBytes);
  }
  return held;
}

export async function main(): Promise<void> {
  console.log(
    `${COUNT} recortes de ${PIECE}, cada um de um original de ${bytesText(MEBIBYTE)}; bytes presos`,
  );
  for (const [name, bytes] of Object.entries(await heldByCuts()))
    console.log(`  ${name.padEnd(18)} ${bytesText(Math.max(0, bytes)).padStart(10)}`);
  console.log(`\nBuffer.from('x'): 1 byte, num bloco de ${bytesText(Buffer.from('x').buffer.byteLength)}`);
}

if (import.meta.main) await main();
