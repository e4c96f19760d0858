/** Leitores de cabeçalho de PNG, WAV e MP4. Puros: recebem bytes e devolvem campos. */
import { crc32 } from './crc32.ts';

/** O arquivo não é do formato, ou acaba antes do que promete. */
export class FormatError extends Error {
  readonly code = 'BAD_FORMAT';
}

export interface Png {
  width: number;
  height: number;
  bitDepth: number;
  colorType: number;
}

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

// #region png
/** PNG, 3ª edição, §5.2 e §11.2.1: assinatura de 8 bytes e o bloco IHDR. Tudo em big-endian. */
export function readPng(bytes: Uint8Array): Png {
  if (PNG_SIGNATURE.some((byte, index) => bytes[index] !== byte))
    throw new FormatError('não começa como um PNG');
  const view = viewOf(bytes, 33); // assinatura 8 + tamanho 4 + tipo 4 + dados 13 + CRC 4
  if (ascii(view, 12) !== 'IHDR' || view.getUint32(8) !== 13)
    throw new FormatError('o primeiro bloco não é IHDR');
  if (view.getUint32(29) !== crc32(bytes.subarray(12, 29))) throw new FormatError('CRC do IHDR não confere');
  return {
    width: view.getUint32(16),
    height: view.getUint32(20),
    bitDepth: view.getUint8(24),
    colorType: view.getUint8(25),
  };
}
// #endregion png

export interface Wav {
  channels: number;
  sampleRate: number;
  bitsPerSample: number;
  seconds: number;
}

// #region wav
/** WAV (RIFF): as mesmas ideias, em little-endian. Os blocos têm tamanho par: o ímpar ganha um byte de preenchimento. */
export function readWav(bytes: Uint8Array): Wav {
  const view = viewOf(bytes, 12);
  if (ascii(view, 0) !== 'RIFF' || ascii(view, 8) !== 'WAVE') throw new FormatError('não começa como um WAV');
  const chunks = new Map<string, DataView>();
  for (let offset = 12; offset + 8 <= bytes.length; ) {
    const size = view.getUint32(offset + 4, true);
    chunks.set(ascii(view, offset), viewOf(bytes.subarray(offset + 8, offset + 8 + size), size));
    offset += 8 + size + (size % 2);
  }
  const [format, data] = [chunks.get('fmt '), chunks.get('data')];
  if (!format || format.byteLength < 16 || !data) throw new FormatError('faltam os blocos “fmt ” ou “data”');
  const bytesPerSecond = format.getUint32(8, true);
  if (bytesPerSecond === 0) throw new FormatError('taxa de zero bytes por segundo');
  return {
    channels: format.getUint16(2, true),
    sampleRate: format.getUint32(4, true),
    bitsPerSample: format.getUint16(14, true),
    seconds: data.byteLength / bytesPerSecond,
  };
}
// #endregion wav

export interface Mp4 {
  brand: string;
  seconds: number;
  width: number;
  height: number;
}

/** MP4 (ISO/IEC 14496-12): caixas dentro de caixas, cada uma com tamanho e tipo, em big-endian. */
export function readMp4(bytes: Uint8Array): Mp4 {
  const ftyp = box(bytes, 'ftyp');
  const moov = box(bytes, 'moov');
  const duration = movieDuration(box(moov, 'mvhd'));
  const tracks = boxes(moov).filter(({ type }) => type === 'trak');
  const sizes = tracks.map(({ body }) => trackSize(box(body, 'tkhd')));
  const video = sizes.find(({ width }) => width > 0) ?? { width: 0, height: 0 };
  return { brand: ascii(viewOf(ftyp, 8), 0), seconds: duration, ...video };
}

interface Box {
  type: string;
  body: Uint8Array;
}

// #region mp4
/** As caixas de um nível. Tamanho 1 quer dizer “o tamanho de verdade vem em 64 bits”; 0, “vai até o fim”. */
export function boxes(bytes: Uint8Array): Box[] {
  const found: Box[] = [];
  for (let offset = 0; offset < bytes.length; ) {
    const view = viewOf(bytes.subarray(offset), 8);
    const short = view.getUint32(0);
    const header = short === 1 ? 16 : 8;
    const size = short === 1 ? longSize(view) : short || view.byteLength;
    if (size < header || size > view.byteLength)
      throw new FormatError(`caixa com tamanho impossível: ${size}`);
    found.push({ type: ascii(view, 4), body: bytes.subarray(offset + header, offset + size) });
    offset += size;
  }
  return found;
}
// #endregion mp4

function longSize(view: DataView): number {
  if (view.byteLength < 16) throw new FormatError('caixa longa cortada');
  return Number(view.getBigUint64(8)); // acima de 2^53 arredonda, mas nenhum arquivo em memória chega lá
}

function box(bytes: Uint8Array, type: string): Uint8Array {
  const found = boxes(bytes).find((candidate) => candidate.type === type);
  if (!found) throw new FormatError(`falta a caixa “${type}”`);
  return found.body;
}

/** Versão 0 guarda datas e duração em 32 bits; a versão 1, em 64, porque 32 bits de segundos acabam. */
function movieDuration(mvhd: Uint8Array): number {
  const view = viewOf(mvhd, 32);
  const long = view.getUint8(0) === 1;
  const scale = view.getUint32(long ? 20 : 12);
  if (scale === 0) throw new FormatError('escala de tempo igual a zero');
  return (long ? Number(view.getBigUint64(24)) : view.getUint32(16)) / scale;
}

/** Largura e altura fecham a caixa em ponto fixo 16.16: 16 bits de inteiro e 16 de fração. */
function trackSize(tkhd: Uint8Array): { width: number; height: number } {
  const view = viewOf(tkhd, 84);
  const end = view.byteLength;
  return { width: view.getUint32(end - 8) / 65_536, height: view.getUint32(end - 4) / 65_536 };
}

function viewOf(bytes: Uint8Array, minimum: number): DataView {
  if (bytes.length < minimum)
    throw new FormatError(`o arquivo acaba cedo: ${bytes.length} de ${minimum} bytes`);
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function ascii(view: DataView, offset: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((index) => view.getUint8(offset + index)));
}
