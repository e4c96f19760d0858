/** Registros de tamanho fixo: 24 bytes por reprodução de vídeo, em little-endian. Puro. */

export interface Playback {
  startedAt: bigint;
  userId: number;
  videoId: number;
  position: number;
  flags: number;
  quality: number;
}

// #region desenho
/** Maiores primeiro: cada campo cai num múltiplo do próprio tamanho, e não sobra preenchimento. */
export const OFFSET = { startedAt: 0, userId: 8, videoId: 12, position: 16, flags: 20, quality: 22 } as const;
export const RECORD_SIZE = 24;
// #endregion desenho

export const HEADER_SIZE = 16;
const MAGIC = 0x4f434c50; // “PLCO” quando escrito em little-endian
const VERSION = 1;

// #region grava
export function writeRecord(view: DataView, at: number, record: Playback): void {
  view.setBigInt64(at + OFFSET.startedAt, record.startedAt, true);
  view.setUint32(at + OFFSET.userId, record.userId, true);
  view.setUint32(at + OFFSET.videoId, record.videoId, true);
  view.setFloat32(at + OFFSET.position, record.position, true);
  view.setUint16(at + OFFSET.flags, record.flags, true);
  view.setUint16(at + OFFSET.quality, record.quality, true);
}

export function readRecord(view: DataView, at: number): Playback {
  return {
    startedAt: view.getBigInt64(at + OFFSET.startedAt, true),
    userId: view.getUint32(at + OFFSET.userId, true),
    videoId: view.getUint32(at + OFFSET.videoId, true),
    position: view.getFloat32(at + OFFSET.position, true),
    flags: view.getUint16(at + OFFSET.flags, true),
    quality: view.getUint16(at + OFFSET.quality, true),
  };
}
// #endregion grava

/** Cabeçalho e registros num só bloco de bytes. */
export function encodeFile(records: readonly Playback[]): Uint8Array {
  const bytes = new Uint8Array(HEADER_SIZE + records.length * RECORD_SIZE);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint16(4, VERSION, true);
  view.setUint16(6, RECORD_SIZE, true);
  view.setUint32(8, records.length, true);
  for (const [index, record] of records.entries())
    writeRecord(view, HEADER_SIZE + index * RECORD_SIZE, record);
  return bytes;
}

/**
 * Confere o cabeçalho antes de confiar em qualquer número dele.
 *
 * @param fileSize tamanho real do arquivo, em bytes: a contagem gravada não pode prometer mais do que ele tem
 * @throws RangeError quando não é um arquivo destes, é de outra versão ou foi cortado
 */
export function readHeader(header: DataView, fileSize: number): { count: number } {
  if (header.byteLength < HEADER_SIZE) throw new RangeError('o arquivo não tem nem o cabeçalho');
  if (header.getUint32(0, true) !== MAGIC) throw new RangeError('não é um arquivo de reproduções');
  if (header.getUint16(4, true) !== VERSION || header.getUint16(6, true) !== RECORD_SIZE) {
    throw new RangeError('versão desconhecida');
  }
  const count = header.getUint32(8, true);
  if (HEADER_SIZE + count * RECORD_SIZE > fileSize) {
    throw new RangeError(`promete ${count} registros e não tem bytes para eles`);
  }
  return { count };
}
