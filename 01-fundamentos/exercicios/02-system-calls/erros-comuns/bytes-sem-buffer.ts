// Erro: o `readWhole` da lição, colado: trata um Uint8Array como se tivesse os métodos de Buffer.
// Tarefa: 3
// Mensagem: só um Buffer tem `readUInt32BE`
import { dirname } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { crc32 } from 'node:zlib';

export interface FileSystem {
  openSync(path: string, flags: string): number;
  closeSync(file: number): void;
  readSync(file: number, buffer: Uint8Array): number;
  writeSync(file: number, buffer: Uint8Array, offset?: number, length?: number): number;
  ftruncateSync(file: number, length: number): void;
  fsyncSync(file: number): void;
  fdatasyncSync(file: number): void;
}

export class CorruptLog extends Error {
  readonly at: number;

  constructor(at: number) {
    super(`registro estragado no byte ${at}, com registros bons depois dele`);
    this.at = at;
  }
}

export const HEADER = 8;
const CHUNK = 64 * 1024;

export function encodeRecord(texts: readonly string[]): Uint8Array {
  const body = Buffer.from(JSON.stringify(texts));
  const record = Buffer.alloc(HEADER + body.length);
  record.writeUInt32BE(body.length, 0);
  record.set(body, HEADER);
  record.writeUInt32BE(checksum(record), 4);
  return record;
}

export function writeAll(fs: FileSystem, file: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) {
    done += fs.writeSync(file, bytes, done, bytes.length - done);
  }
}

export function readRecords(bytes: Uint8Array): { texts: string[]; end: number } {
  const texts: string[] = [];
  let end = 0;
  for (let record = recordAt(bytes, 0); record; record = recordAt(bytes, end)) {
    texts.push(...(JSON.parse(record.toString('utf8', HEADER)) as string[]));
    end += record.length;
  }
  for (let at = end + 1; at < bytes.length; at++) if (recordAt(bytes, at)) throw new CorruptLog(end);
  return { texts, end };
}

/** O registro inteiro que começa em `at`; indefinido se ali não há um que confira. */
function recordAt(bytes: Uint8Array, at: number): Buffer | undefined {
  const rest = bytes.subarray(at) as Buffer;
  if (rest.length < HEADER || rest.length < HEADER + rest.readUInt32BE(0)) return;
  const record = rest.subarray(0, HEADER + rest.readUInt32BE(0));
  return record.readUInt32BE(4) === checksum(record) ? record : undefined;
}

export class DurableLog {
  readonly recovered: readonly string[];
  readonly cut: number;
  readonly #fs: FileSystem;
  readonly #file: number;
  #open = true;
  #waiting: string[] = [];
  #group: Promise<void> | undefined;

  constructor(fs: FileSystem, path: string) {
    this.#fs = fs;
    this.#file = fs.openSync(path, 'a+');
    try {
      const bytes = readWhole(fs, this.#file);
      const { texts, end } = readRecords(bytes);
      this.recovered = texts;
      this.cut = bytes.length - end;
      if (this.cut > 0) fs.ftruncateSync(this.#file, end);
      // Sempre, e não só ao criar: quem criou ou escreveu pode ter levado kill -9 antes do fsync.
      fs.fsyncSync(this.#file);
      syncFolder(fs, dirname(path));
    } catch (error) {
      this.close();
      throw error;
    }
  }

  append(text: string): void {
    this.#save([text]);
  }

  appendTogether(text: string): Promise<void> {
    this.#waiting.push(text);
    this.#group ??= this.#saveNextTurn();
    return this.#group;
  }

  close(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#fs.closeSync(this.#file);
  }

  async #saveNextTurn(): Promise<void> {
    await nextTurn();
    const texts = this.#waiting;
    this.#waiting = [];
    this.#group = undefined;
    this.#save(texts);
  }

  /** Depois de uma falha não se sabe o que há no disco: só reabrir, e conferir, volta a dar certeza. */
  #save(texts: readonly string[]): void {
    if (!this.#open) throw new Error('o log está fechado');
    try {
      writeAll(this.#fs, this.#file, encodeRecord(texts));
      this.#fs.fdatasyncSync(this.#file);
    } catch (error) {
      this.close();
      throw error;
    }
  }
}

function readWhole(fs: FileSystem, file: number): Buffer {
  const pieces: Buffer[] = [];
  for (;;) {
    const piece = Buffer.alloc(CHUNK);
    const count = fs.readSync(file, piece);
    if (count === 0) return Buffer.concat(pieces);
    pieces.push(piece.subarray(0, count));
  }
}

function syncFolder(fs: FileSystem, path: string): void {
  if (process.platform === 'win32') return; // lá a pasta se abre, mas o fsync dela é recusado (EPERM)
  const folder = fs.openSync(path, 'r');
  try {
    fs.fsyncSync(folder);
  } finally {
    fs.closeSync(folder);
  }
}

export const checksum = (record: Uint8Array): number =>
  crc32(record.subarray(HEADER), crc32(record.subarray(0, 4)));
