// Erro: olha a memória desde o começo, e não desde onde a fatia começa.
// Tarefa: 7
// Mensagem: a fatia divide a memória com outras mensagens
import { crc32 } from 'node:zlib';

export interface Flags {
  playing: boolean;
  muted: boolean;
  fullscreen: boolean;
  quality: number;
}

export interface Heartbeat extends Flags {
  sentAt: bigint;
  videoId: number;
  driftMs: number;
  position: number;
  title: string;
}

export const MAGIC = 0x504c434f; // “PLCO”
export const VERSION = 1;
export const FIXED_SIZE = 28;

const PLAYING = 1 << 0;
const MUTED = 1 << 1;
const FULLSCREEN = 1 << 2;
const QUALITY_SHIFT = 4;
const QUALITY_MASK = 0b111;
const CRC_SIZE = 4;

export function packFlags({ playing, muted, fullscreen, quality }: Flags): number {
  requireInteger('quality', quality, 0, QUALITY_MASK);
  const switches = (playing ? PLAYING : 0) | (muted ? MUTED : 0) | (fullscreen ? FULLSCREEN : 0);
  return switches | (quality << QUALITY_SHIFT);
}

export function unpackFlags(byte: number): Flags {
  return {
    playing: (byte & PLAYING) !== 0,
    muted: (byte & MUTED) !== 0,
    fullscreen: (byte & FULLSCREEN) !== 0,
    quality: (byte >> QUALITY_SHIFT) & QUALITY_MASK,
  };
}

export function encode(heartbeat: Heartbeat): Uint8Array {
  const { sentAt, videoId, driftMs, position } = heartbeat;
  const title = new TextEncoder().encode(heartbeat.title);
  requireInteger('title (em bytes)', title.length, 0, 0xffff);
  requireInteger('videoId', videoId, 0, 0xffff_ffff);
  requireInteger('driftMs', driftMs, -(2 ** 31), 2 ** 31 - 1);
  if (BigInt.asIntN(64, sentAt) !== sentAt) throw new RangeError('sentAt não cabe em 64 bits');

  const bytes = new Uint8Array(FIXED_SIZE + title.length + CRC_SIZE);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC);
  view.setUint8(4, VERSION);
  view.setUint8(5, packFlags(heartbeat));
  view.setUint16(6, title.length);
  view.setBigInt64(8, sentAt);
  view.setUint32(16, videoId);
  view.setInt32(20, driftMs);
  view.setFloat32(24, position);
  bytes.set(title, FIXED_SIZE);
  const end = FIXED_SIZE + title.length;
  view.setUint32(end, crc32(bytes.subarray(0, end)));
  return bytes;
}

export function decode(bytes: Uint8Array): Heartbeat {
  const view = new DataView(bytes.buffer);
  const end = checkedEnd(bytes, view);
  return {
    ...unpackFlags(view.getUint8(5)),
    sentAt: view.getBigInt64(8),
    videoId: view.getUint32(16),
    driftMs: view.getInt32(20),
    position: view.getFloat32(24),
    title: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(FIXED_SIZE, end)),
  };
}

/** Fim do título; do mais barato ao mais caro, e sem ler nada que não se saiba que existe. */
function checkedEnd(bytes: Uint8Array, view: DataView): number {
  if (bytes.length < FIXED_SIZE + CRC_SIZE) throw new RangeError(`mensagem curta: ${bytes.length} bytes`);
  if (view.getUint32(0) !== MAGIC) throw new RangeError('assinatura desconhecida');
  if (view.getUint8(4) !== VERSION) throw new RangeError(`versão desconhecida: ${view.getUint8(4)}`);
  const end = FIXED_SIZE + view.getUint16(6);
  if (bytes.length !== end + CRC_SIZE) {
    throw new RangeError(`tamanho errado: esperava ${end + CRC_SIZE} bytes, vieram ${bytes.length}`);
  }
  if (view.getUint32(end) !== crc32(bytes.subarray(0, end))) throw new RangeError('CRC não confere');
  return end;
}

function requireInteger(field: string, value: number, low: number, high: number): void {
  if (!Number.isInteger(value) || value < low || value > high) {
    throw new RangeError(`${field} deve ser um inteiro de ${low} a ${high}, e veio ${value}`);
  }
}
