/**
 * Uma mensagem conferida: assinatura, versão, tamanho, texto e CRC.
 */
import { crc32 } from 'node:zlib';

// #region confere
const SIGNATURE = 0x5243; // “RC”, de recado
const VERSION = 1;
const FIXED = 4; // bytes de assinatura (2), versão (1) e tamanho do texto (1)
const CRC = 4;

/** Lê um recado: a parte fixa, o texto e o CRC. */
export function readNote(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < FIXED + CRC) throw new RangeError('mensagem curta');
  if (view.getUint16(0) !== SIGNATURE) throw new RangeError('assinatura desconhecida');
  if (view.getUint8(2) !== VERSION) throw new RangeError('versão desconhecida');
  const end = FIXED + view.getUint8(3);
  if (bytes.length !== end + CRC) throw new RangeError('tamanho errado');
  if (view.getUint32(end) !== crc32(bytes.subarray(0, end))) throw new RangeError('CRC não confere');
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(FIXED, end));
}
// #endregion confere

/** @throws RangeError se o texto passa de 255 bytes de UTF-8 */
export function writeNote(text: string): Uint8Array {
  const letters = new TextEncoder().encode(text);
  if (letters.length > 255) throw new RangeError(`texto tem ${letters.length} bytes e só cabem 255`);
  const bytes = new Uint8Array(FIXED + letters.length + CRC);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, SIGNATURE);
  view.setUint8(2, VERSION);
  view.setUint8(3, letters.length);
  bytes.set(letters, FIXED);
  const end = FIXED + letters.length;
  view.setUint32(end, crc32(bytes.subarray(0, end)));
  return bytes;
}

export function attempts(): string[] {
  const good = writeNote('oi');
  const cases = [
    ['inteira', good],
    ['cortada', good.subarray(0, 6)],
    ['outra assinatura', good.with(0, 0x51)],
    ['versão 2', good.with(2, 2)],
    ['diz ter 200 bytes', good.with(3, 200)],
    ['um bit trocado', good.with(4, 0x6e)],
  ] as const;
  return [
    `Um recado de ${good.length} bytes: ${Array.from(good, (byte) => byte.toString(16).padStart(2, '0')).join(' ')}`,
    ...cases.map(([name, bytes]) => `  ${name.padEnd(18)} ${outcome(bytes)}`),
  ];
}

function outcome(bytes: Uint8Array): string {
  try {
    return `“${readNote(bytes)}”`;
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
}

if (import.meta.main) console.log(attempts().join('\n'));
