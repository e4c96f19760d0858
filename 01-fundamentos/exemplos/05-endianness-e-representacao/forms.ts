/** Cinco formas de guardar as mesmas reproduções, para medir: cada uma vai dos registros aos bytes e volta. Puro. */
import { isDeepStrictEqual } from 'node:util';
import { gunzipSync, gzipSync } from 'node:zlib';
import { encodeFile, HEADER_SIZE, type Playback, RECORD_SIZE, readHeader, readRecord } from './records.ts';

export interface Form {
  encode(records: readonly Playback[]): Uint8Array;
  decode(bytes: Uint8Array): Playback[];
}

/** JSON não tem BigInt; o instante cabe num number exato até o ano 287396. */
type Plain = Omit<Playback, 'startedAt'> & { startedAt: number };
type Row = [
  startedAt: number,
  userId: number,
  videoId: number,
  position: number,
  flags: number,
  quality: number,
];

const objects: Form = {
  encode: (records) => toBytes(records.map((record) => ({ ...record, startedAt: Number(record.startedAt) }))),
  decode: (bytes) =>
    (parse(bytes) as Plain[]).map((plain) => ({ ...plain, startedAt: BigInt(plain.startedAt) })),
};

const lists: Form = {
  encode: (records) =>
    toBytes(records.map((r) => [Number(r.startedAt), r.userId, r.videoId, r.position, r.flags, r.quality])),
  decode: (bytes) =>
    (parse(bytes) as Row[]).map((row) => ({
      startedAt: BigInt(row[0]),
      userId: row[1],
      videoId: row[2],
      position: row[3],
      flags: row[4],
      quality: row[5],
    })),
};

const binary: Form = {
  encode: encodeFile,
  decode(bytes) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const { count } = readHeader(view, bytes.length);
    return Array.from({ length: count }, (_, index) => readRecord(view, HEADER_SIZE + index * RECORD_SIZE));
  },
};

export const RAW: Readonly<Record<string, Form>> = {
  binário: binary,
  'JSON, listas': lists,
  'JSON, objetos': objects,
};
export const COMPRESSED: Readonly<Record<string, Form>> = {
  'binário com gzip': gzipped(binary),
  'JSON com gzip': gzipped(objects),
};

/** O binário guarda a posição em f32: a igualdade é a dele. */
export function sameRecords(some: readonly Playback[], others: readonly Playback[]): boolean {
  const stored = (list: readonly Playback[]) =>
    list.map((record) => ({ ...record, position: Math.fround(record.position) }));
  return isDeepStrictEqual(stored(some), stored(others));
}

function gzipped({ encode, decode }: Form): Form {
  return {
    encode: (records) => gzipSync(encode(records)),
    decode: (bytes) => decode(gunzipSync(bytes)),
  };
}

const toBytes = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

function parse(bytes: Uint8Array): unknown {
  return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString());
}
