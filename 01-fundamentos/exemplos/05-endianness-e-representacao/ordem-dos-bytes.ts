/**
 * O mesmo número em duas ordens de bytes, e o que acontece quando se lê na errada.
 */
import { endianness } from 'node:os';

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');

export function thisMachine(): string[] {
  const memory = new Uint8Array(Uint32Array.of(0x01020304).buffer); // a ordem de TypedArray é a da máquina
  return [
    'O número 0x01020304 na memória desta máquina, do menor endereço ao maior',
    `  ${hex(memory)}   os.endianness() = ${endianness()}`,
  ];
}

// #region dataview
/** Quatro bytes de um arquivo, lidos com DataView: cada leitura diz a ordem, e a padrão é big-endian. */
export function readWithDataView(bytes: Uint8Array): { big: number; little: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { big: view.getUint32(0), little: view.getUint32(0, true) };
}
// #endregion dataview

// #region buffer
/** Com Buffer, a ordem está no nome do método. */
export function readWithBuffer(bytes: Uint8Array): { big: number; little: number } {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength); // mesma memória, sem cópia
  return { big: buffer.readUInt32BE(0), little: buffer.readUInt32LE(0) };
}
// #endregion buffer

// #region typedarray
/** Com TypedArray não se escolhe: vale a ordem da máquina, e o início precisa ser múltiplo de 4. */
export function readWithTypedArray(bytes: Uint8Array): number {
  return new Uint32Array(bytes.buffer, bytes.byteOffset, 1)[0] ?? 0;
}
// #endregion typedarray

export function wrongOrder(): string[] {
  const file = Uint8Array.of(0x00, 0x00, 0x00, 0x01);
  const view = readWithDataView(file);
  const buffer = readWithBuffer(file);
  return [
    `Um arquivo traz os bytes ${hex(file)}. Que número é esse?`,
    `  DataView    big-endian ${view.big}   little-endian ${view.little}`,
    `  Buffer      big-endian ${buffer.big}   little-endian ${buffer.little}`,
    `  Uint32Array ${readWithTypedArray(file)}, porque esta máquina é ${endianness()}`,
  ];
}

export function alignment(): string[] {
  const memory = new ArrayBuffer(8);
  const small = Buffer.from([1, 2, 3, 4]);
  return [
    'Alinhamento: um Uint32Array só começa em endereço múltiplo de 4',
    `  new Uint32Array(memória, 1): ${messageOf(() => new Uint32Array(memory, 1, 1))}`,
    `  new DataView(memória).getUint32(1): ${new DataView(memory).getUint32(1)}, sem erro`,
    `  um Buffer de ${small.length} bytes mora numa memória de ${small.buffer.byteLength}: passe byteOffset e length`,
  ];
}

export function textIsBytesToo(): string[] {
  return ['Texto também vira bytes (como, a lição de encoding explica, no módulo 02)'].concat(
    ['e', 'é', '😀'].map((text) => {
      const bytes = new TextEncoder().encode(text);
      return `  “${text}”  length ${text.length}   ${bytes.length} byte(s) em UTF-8: ${hex(bytes)}`;
    }),
  );
}

function messageOf(action: () => unknown): string {
  try {
    action();
    return 'sem erro';
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
}

export function main(): void {
  for (const section of [thisMachine(), wrongOrder(), alignment(), textIsBytesToo()]) {
    console.log(`${section.join('\n')}\n`);
  }
}

if (import.meta.main) main();
