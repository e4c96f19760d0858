import { Readable } from 'node:stream';
import { videoErrors } from './errors.ts';

/** Recipientes aceitos, pelo nome do demuxer que o FFmpeg é obrigado a usar. */
export type Container = 'mov' | 'matroska';

const ENOUGH = 12;
/** Primeiras caixas possíveis de um MP4/QuickTime (ISO/IEC 14496-12). */
const MOV_BOXES = new Set(['ftyp', 'moov', 'mdat', 'wide', 'free', 'skip']);
const EBML = 0x1a45dfa3;

/**
 * Decide o recipiente pelos primeiros bytes, sem acreditar em nome nem em tipo declarado, e devolve o fluxo
 * inteiro. Listas de reprodução, imagens e legendas, que fariam o FFmpeg abrir outros arquivos, param aqui.
 * @throws `upload_not_video`
 */
export async function sniffContainer(file: Readable): Promise<{ container: Container; body: Readable }> {
  const chunks = file[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const head: Buffer[] = [];
  let size = 0;
  while (size < ENOUGH) {
    const next = await chunks.next();
    if (next.done) break;
    head.push(next.value);
    size += next.value.length;
  }
  const container = containerOf(Buffer.concat(head));
  if (!container) {
    file.resume();
    throw videoErrors.create('upload_not_video', 'Envie um vídeo em MP4, MOV, WebM ou MKV.');
  }
  return { container, body: Readable.from(rejoin(head, chunks)) };
}

function containerOf(head: Buffer): Container | null {
  if (head.length < ENOUGH) return null;
  if (head.readUInt32BE(0) === EBML) return 'matroska';
  return MOV_BOXES.has(head.toString('latin1', 4, 8)) ? 'mov' : null;
}

async function* rejoin(head: Buffer[], rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield* head;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}
