import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';

export interface FileSystem {
  openSync(path: string, flags: string): number;
  closeSync(file: number): void;
  readSync(file: number, buffer: Uint8Array, offset: number, length: number, position: number): number;
  writeSync(file: number, buffer: Uint8Array, offset: number, length: number): number;
  fsyncSync(file: number): void;
  renameSync(from: string, to: string): void;
}

export interface Job {
  path: string;
  size: number;
  block: number;
  rule: Uint8Array;
  checkpoint: string;
  every: number;
}

export interface Shared {
  lock: Int32Array;
  states: Int32Array;
  table: SharedArrayBuffer;
}

export type Visit = (bytes: Uint8Array, start: number, length: number) => void;
export type Rule = (bytes: Uint8Array, start: number, length: number) => boolean;

export const MAX_WORD = 56;
export const SLOT = 64;
export const FREE = 0;
export const TAKEN = 1;
export const DONE = 2;
export const MAGIC = 0x434f4e54;

/** Um byte de letra, algarismo ou de caractere fora do ASCII: em UTF-8, todo byte destes é 0x80 ou mais. */
const inWord = (byte = 0): boolean =>
  byte >= 0x80 || (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x30 && byte <= 0x39) || isUpper(byte);

const isUpper = (byte: number): boolean => byte >= 0x41 && byte <= 0x5a;

export class BlockReader {
  readonly #fs: FileSystem;
  readonly #file: number;
  readonly #job: Job;
  /** O byte anterior, o bloco e o resto da última palavra: reservado uma vez, usado em todos os blocos. */
  readonly #bytes: Uint8Array;

  constructor(fs: FileSystem, file: number, job: Job) {
    this.#fs = fs;
    this.#file = file;
    this.#job = job;
    this.#bytes = new Uint8Array(1 + job.block + MAX_WORD);
  }

  eachWord(block: number, visit: Visit): void {
    const bytes = this.#bytes;
    const start = block * this.#job.block;
    const from = Math.max(0, start - 1);
    const end = Math.min(this.#job.size, start + this.#job.block) - from;
    const filled = this.#read(from, Math.min(this.#job.size - from, end + MAX_WORD));
    let at = start - from;
    // A palavra que começou antes é do bloco anterior.
    if (at > 0 && inWord(bytes[0])) while (at < end && inWord(bytes[at])) at++;
    while (at < end) {
      const first = at;
      while (at < filled && inWord(bytes[at])) at++;
      const length = at - first;
      if (length > 0 && length <= MAX_WORD) visit(lowered(bytes, first, at), first, length);
      if (length === 0) at++;
    }
  }

  #read(position: number, wanted: number): number {
    let done = 0;
    while (done < wanted) {
      const count = this.#fs.readSync(this.#file, this.#bytes, done, wanted - done, position + done);
      if (count === 0) throw new Error(`o arquivo acabou no byte ${position + done}, antes do esperado`);
      done += count;
    }
    return done;
  }
}

function lowered(bytes: Uint8Array, from: number, to: number): Uint8Array {
  for (let at = from; at < to; at++) if (isUpper(bytes[at] ?? 0)) bytes[at] = (bytes[at] ?? 0) | 0x20;
  return bytes;
}

/** A pilha guarda texto em vez de números: o que sobra nela é a expressão inteira. */
export function compileRule(rule: ArrayLike<number>): Rule {
  const stack: string[] = [];
  let at = 0;
  const operand = () => {
    if (at >= rule.length) throw new RangeError(`a regra acaba no meio da instrução do byte ${at - 1}`);
    return (rule[at++] ?? 0) | 0; // no texto só entram inteiros
  };
  const pop = () => {
    const value = stack.pop();
    if (value === undefined) throw new RangeError(`falta valor na pilha, no byte ${at - 1}`);
    return value;
  };
  while (at < rule.length) {
    const code = rule[at++];
    if (code === 1) stack.push(String(operand()));
    else if (code === 2) stack.push('length');
    else if (code === 3) stack.push(byteAt(operand()));
    else if (code === 4)
      stack.push(`(${pop()} > ${pop()} ? 1 : 0)`); // o de cima sai primeiro
    else if (code === 5) stack.push(`(${pop()} !== 0 && ${pop()} !== 0 ? 1 : 0)`);
    else if (code === 6) stack.push(`(${pop()} === 0 ? 1 : 0)`);
    else throw new RangeError(`o código ${code}, no byte ${at - 1}, não existe`);
  }
  if (stack.length !== 1) throw new RangeError(`a regra deixa ${stack.length} valores na pilha, e é um`);
  return new Function('bytes', 'start', 'length', `return ${stack[0]} !== 0`) as Rule;
}

const byteAt = (index: number) => `(${index} < length ? bytes[start + ${index}] : 0)`;

export class WordTable {
  readonly #bytes: Uint8Array;
  /** De cada posição, a contagem no primeiro número e o comprimento no segundo. */
  readonly #numbers: Uint32Array;
  readonly #slots: number;

  constructor(memory: ArrayBufferLike) {
    this.#bytes = new Uint8Array(memory);
    this.#numbers = new Uint32Array(memory);
    this.#slots = memory.byteLength / SLOT;
  }

  add(bytes: Uint8Array, start: number, length: number, count: number): void {
    const slot = this.#find(bytes, start, length);
    if (slot < 0) throw new RangeError(`a tabela está cheia: são ${this.#slots} palavras`);
    const at = slot * 16;
    if (this.#numbers[at + 1] === 0) {
      this.#numbers[at + 1] = length;
      for (let i = 0; i < length; i++) this.#bytes[slot * SLOT + 8 + i] = bytes[start + i] ?? 0;
    }
    this.#numbers[at] = (this.#numbers[at] ?? 0) + count;
  }

  each(visit: (bytes: Uint8Array, start: number, length: number, count: number) => void): void {
    for (let slot = 0; slot < this.#slots; slot++) {
      const length = this.#numbers[slot * 16 + 1] ?? 0;
      if (length > 0) visit(this.#bytes, slot * SLOT + 8, length, this.#numbers[slot * 16] ?? 0);
    }
  }

  clear(): void {
    this.#bytes.fill(0);
  }

  /** A posição da palavra ou a primeira vazia depois da dela; -1 se a volta inteira não achou nenhuma. */
  #find(bytes: Uint8Array, start: number, length: number): number {
    const first = hash(bytes, start, length) % this.#slots;
    for (let step = 0; step < this.#slots; step++) {
      const slot = (first + step) % this.#slots;
      const size = this.#numbers[slot * 16 + 1];
      if (size === 0 || (size === length && this.#holds(slot, bytes, start, length))) return slot;
    }
    return -1;
  }

  #holds(slot: number, bytes: Uint8Array, start: number, length: number): boolean {
    const at = slot * SLOT + 8;
    for (let i = 0; i < length; i++) if (this.#bytes[at + i] !== bytes[start + i]) return false;
    return true;
  }
}

export function claim(states: Int32Array, from: number): number {
  for (let block = from; block < states.length; block++)
    if (Atomics.compareExchange(states, block, FREE, TAKEN) === FREE) return block;
  return -1;
}

export function withLock<T>(lock: Int32Array, work: () => T): T {
  while (Atomics.compareExchange(lock, 0, 0, 1) !== 0) Atomics.wait(lock, 0, 1);
  try {
    return work();
  } finally {
    Atomics.store(lock, 0, 0);
    Atomics.notify(lock, 0, 1);
  }
}

export function saveCheckpoint(fs: FileSystem, job: Job, shared: Shared): void {
  const draft = `${job.checkpoint}.novo`;
  const file = fs.openSync(draft, 'w');
  try {
    writeAll(fs, file, encode(job, shared));
    fs.fsyncSync(file);
  } finally {
    fs.closeSync(file);
  }
  fs.renameSync(draft, job.checkpoint);
  syncFolder(fs, job.checkpoint);
}

const HEADER = 25;
const bitmapSize = ({ states }: Shared) => Math.ceil(states.length / 8);

function encode(job: Job, shared: Shared): Buffer {
  const table = new WordTable(shared.table);
  let [words, size] = [0, HEADER + job.rule.length + bitmapSize(shared)];
  table.each((_bytes, _start, length) => {
    words += 1;
    size += 5 + length;
  });
  const out = Buffer.alloc(size);
  out.writeUInt32BE(MAGIC, 0);
  out.writeBigUInt64BE(BigInt(job.size), 8);
  out.writeUInt32BE(job.block, 16);
  out.writeUInt32BE(words, 20);
  out.writeUInt8(job.rule.length, 24);
  out.set(job.rule, HEADER);
  const bitmap = HEADER + job.rule.length;
  for (const [block, state] of shared.states.entries())
    if (state === DONE)
      out[bitmap + (block >> 3)] = (out[bitmap + (block >> 3)] ?? 0) | (0x80 >> (block & 7));
  let at = bitmap + bitmapSize(shared);
  table.each((bytes, start, length, count) => {
    out.writeUInt32BE(count, at);
    out.writeUInt8(length, at + 4);
    out.set(bytes.subarray(start, start + length), at + 5);
    at += 5 + length;
  });
  out.writeUInt32BE(checksum(out.subarray(8)), 4);
  return out;
}

export function restore(fs: FileSystem, job: Job, shared: Shared): void {
  const bytes = readWhole(fs, job.checkpoint);
  if (bytes === undefined) return;
  if (
    bytes.length < HEADER ||
    bytes.readUInt32BE(0) !== MAGIC ||
    bytes.readUInt32BE(4) !== checksum(bytes.subarray(8))
  )
    throw new RangeError(`${job.checkpoint} está estragado`);
  const bitmap = HEADER + bytes.readUInt8(24);
  const same =
    bytes.readBigUInt64BE(8) === BigInt(job.size) &&
    bytes.readUInt32BE(16) === job.block &&
    bytes.subarray(HEADER, bitmap).equals(job.rule);
  if (!same)
    throw new RangeError(`${job.checkpoint} é de outro arquivo, de outro tamanho de bloco ou de outra regra`);
  for (let block = 0; block < shared.states.length; block++)
    if ((bytes.readUInt8(bitmap + (block >> 3)) & (0x80 >> (block & 7))) !== 0) shared.states[block] = DONE;
  const table = new WordTable(shared.table);
  let at = bitmap + bitmapSize(shared);
  for (let left = bytes.readUInt32BE(20); left > 0; left--) {
    const length = bytes.readUInt8(at + 4);
    table.add(bytes, at + 5, length, bytes.readUInt32BE(at));
    at += 5 + length;
  }
}

export function work(fs: FileSystem, job: Job, shared: Shared): void {
  const accepts = compileRule(job.rule);
  const total = new WordTable(shared.table);
  const mine = new WordTable(new ArrayBuffer(shared.table.byteLength));
  const file = fs.openSync(job.path, 'r');
  try {
    const reader = new BlockReader(fs, file, job);
    let counted = 0;
    for (let block = claim(shared.states, 0); block >= 0; block = claim(shared.states, block + 1)) {
      mine.clear();
      reader.eachWord(block, (bytes, start, length) => {
        if (accepts(bytes, start, length)) mine.add(bytes, start, length, 1);
      });
      withLock(shared.lock, () => {
        mine.each((bytes, start, length, count) => total.add(bytes, start, length, count));
        shared.states[block] = DONE;
        counted += 1;
        if (counted % job.every === 0) saveCheckpoint(fs, job, shared);
      });
    }
    // Quem sai por último grava o resultado inteiro; quem saiu antes não sabe que não era o último.
    withLock(shared.lock, () => saveCheckpoint(fs, job, shared));
  } finally {
    fs.closeSync(file);
  }
}

export function shareMemory(job: Job, slots: number): Shared {
  return {
    // No meio de duas linhas: o V8 não alinha a memória a 64 bytes, e assim nada mais cabe na linha da trava.
    lock: new Int32Array(new SharedArrayBuffer(2 * SLOT), SLOT, 1),
    states: new Int32Array(new SharedArrayBuffer(4 * Math.ceil(job.size / job.block))),
    table: new SharedArrayBuffer(SLOT * slots),
  };
}

export function hash(bytes: Uint8Array, start: number, length: number): number {
  let value = 0x811c9dc5;
  for (let at = start; at < start + length; at++) value = Math.imul(value ^ (bytes[at] ?? 0), 0x01000193);
  return value >>> 0;
}

export function writeAll(fs: FileSystem, file: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) done += fs.writeSync(file, bytes, done, bytes.length - done);
}

export function readWhole(fs: FileSystem, path: string): Buffer | undefined {
  const pieces: Buffer[] = [];
  const file = openIfThere(fs, path);
  if (file === undefined) return;
  try {
    for (let at = 0; ; ) {
      const piece = Buffer.alloc(64 * 1024);
      const count = fs.readSync(file, piece, 0, piece.length, at);
      if (count === 0) return Buffer.concat(pieces);
      pieces.push(piece.subarray(0, count));
      at += count;
    }
  } finally {
    fs.closeSync(file);
  }
}

function openIfThere(fs: FileSystem, path: string): number | undefined {
  try {
    return fs.openSync(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
}

export function syncFolder(fs: FileSystem, path: string): void {
  if (process.platform === 'win32') return; // lá a pasta se abre, mas o fsync dela é recusado (EPERM)
  const folder = fs.openSync(dirname(path), 'r');
  try {
    fs.fsyncSync(folder);
  } finally {
    fs.closeSync(folder);
  }
}

export const checksum = (bytes: Uint8Array): number => crc32(bytes);
