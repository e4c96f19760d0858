/**
 * Um disco de mentira com vários arquivos: page cache, nomes que só ficam com o fsync da pasta, leituras e escritas
 * curtas, morte no meio de uma chamada e queda de energia. Conta o que se lê e em quantos buffers.
 */
import { posix } from 'node:path';
import type { FileSystem } from '../exercicio.ts';

export const FOLDER = '/palco';

/** Longe dos descritores de verdade: quem chama node:fs com um destes recebe EBADF. */
const FIRST_DESCRIPTOR = 1000;

/**
 * O que uma queda de energia deixa do que faltava garantir: nada; os nomes, sem os bytes; os nomes e metade dos bytes;
 * tudo.
 */
export const POWER_CUTS = ['nada', 'nomes', 'metade', 'tudo'] as const;
export type PowerCut = (typeof POWER_CUTS)[number];

/** Lançado quando o processo morre; toda chamada seguinte também o lança. */
class Death extends Error {
  override name = 'Morte';
}

interface File {
  cache: Uint8Array;
  disk: Uint8Array;
}

interface Descriptor {
  path: string;
  /** Sem arquivo, é a pasta. */
  file?: File;
  writes: boolean;
  position: number;
}

type Call = 'open' | 'close' | 'read' | 'write' | 'fsync' | 'rename';

export interface Faults {
  /** Cada `read` devolve no máximo estes bytes. */
  maxRead?: number;
  /** Cada `write` aceita no máximo estes bytes. */
  maxWrite?: number;
  /** Em que chamada, contando de 0, o processo morre; um `write` fica pela metade. */
  dieAt?: number;
  /** A primeira chamada desse tipo, a partir de agora, que falha, e o código. */
  fail?: { call: Call; code: string };
}

/** Vê cada chamada antes de ela acontecer. */
export type Watch = (call: Call, path: string) => void;

export class Disk implements FileSystem {
  readonly calls: string[] = [];
  reads = 0;
  bytesRead = 0;
  readonly buffers = new Set<ArrayBufferLike>();
  dead = false;
  faults: Faults;
  watch: Watch = () => undefined;
  readonly #names = { cache: new Map<string, File>(), disk: new Map<string, File>() };
  readonly #descriptors = new Map<number, Descriptor>();

  constructor(files: Record<string, Uint8Array> = {}, faults: Faults = {}) {
    this.faults = faults;
    for (const [path, content] of Object.entries(files)) this.#put(path, content);
  }

  #put(path: string, content: Uint8Array): void {
    const file = { cache: content, disk: content };
    this.#names.cache.set(path, file);
    this.#names.disk.set(path, file);
  }

  /** Os bytes que um leitor vê agora; indefinido se o nome não existe. */
  content(path: string): Uint8Array | undefined {
    return this.#names.cache.get(path)?.cache;
  }

  get openDescriptors(): string[] {
    return [...this.#descriptors.values()].map(({ path }) => posix.basename(path));
  }

  /** As últimas chamadas, para a mensagem da falha. */
  trace(): string {
    const last = this.calls.slice(-10);
    return (last.length < this.calls.length ? '… ' : '') + last.join(' → ') || 'nenhuma chamada';
  }

  /** A mesma máquina depois de kill -9: o page cache fica. */
  afterKill(faults: Faults = {}): Disk {
    const next = new Disk({}, faults);
    const copies = new Map<File, File>();
    for (const which of ['cache', 'disk'] as const)
      for (const [path, file] of this.#names[which]) {
        const copy = copies.get(file) ?? { ...file };
        copies.set(file, copy);
        next.#names[which].set(path, copy);
      }
    return next;
  }

  /** A mesma máquina depois de uma queda de energia; esta não muda. */
  afterPowerCut(left: PowerCut, faults: Faults = {}): Disk {
    const names = left === 'nada' ? this.#names.disk : this.#names.cache;
    const next = new Disk({}, faults);
    for (const [path, file] of names) next.#put(path, survivor(file, left));
    return next;
  }

  openSync(path: string, flags: string): number {
    const name = posix.normalize(String(path)).replace(/(.)\/$/, '$1');
    this.#enter('open', name, `open(${posix.basename(name)}, '${flags}')`);
    if (!/^(?:rs?\+?|wx?\+?)$/.test(flags))
      throw new TypeError(
        `openSync: o disco da verificação só conhece 'r', 'r+', 'w' e 'wx', e veio '${flags}'`,
      );
    const writes = flags !== 'r' && flags !== 'rs';
    if (name === FOLDER && writes) throw this.#refuse('EISDIR');
    const file = name === FOLDER ? undefined : this.#lookUp(name, flags);
    let number = FIRST_DESCRIPTOR;
    while (this.#descriptors.has(number)) number++;
    this.#descriptors.set(number, { path: name, ...(file && { file }), writes, position: 0 });
    return number;
  }

  #lookUp(name: string, flags: string): File {
    const found = this.#names.cache.get(name);
    if (found && flags.startsWith('wx')) throw this.#refuse('EEXIST');
    if (found && flags.startsWith('w')) found.cache = new Uint8Array();
    if (found) return found;
    if (!flags.startsWith('w') || posix.dirname(name) !== FOLDER) throw this.#refuse('ENOENT');
    const file = { cache: new Uint8Array(), disk: new Uint8Array() };
    this.#names.cache.set(name, file);
    return file;
  }

  closeSync(number: number): void {
    this.#enter('close', this.#pathOf(number), `close(${number})`);
    this.#get(number);
    this.#descriptors.delete(number);
  }

  readSync(number: number, buffer: Uint8Array, offset: number, length: number, position: number): number {
    this.#enter('read', this.#pathOf(number), `read(${number}, ${length} de ${position})`);
    const { file } = this.#get(number);
    if (!file) throw this.#refuse('EISDIR');
    requireRange(buffer, offset, length);
    if (!Number.isInteger(position) || position < 0)
      throw new TypeError(
        `readSync: o quinto argumento é o byte em que a leitura começa, e veio ${position}`,
      );
    const piece = file.cache.subarray(position, position + Math.min(length, this.faults.maxRead ?? length));
    buffer.set(piece, offset);
    this.reads += 1;
    this.bytesRead += length;
    this.buffers.add(buffer.buffer);
    return piece.length;
  }

  writeSync(number: number, buffer: Uint8Array, offset: number, length: number): number {
    const dies = this.#enter('write', this.#pathOf(number), `write(${number}, ${length})`);
    const to = this.#get(number);
    if (!to.file || !to.writes) throw this.#refuse('EBADF');
    requireRange(buffer, offset, length);
    const count = Math.min(dies ? Math.floor(length / 2) : length, this.faults.maxWrite ?? length);
    to.file.cache = written(to.file.cache, to.position, buffer.subarray(offset, offset + count));
    to.position += count;
    if (dies) throw this.#die();
    return count;
  }

  fsyncSync(number: number): void {
    const target = this.#get(number);
    this.#enter('fsync', target.path, `fsync(${posix.basename(target.path)})`);
    if (target.file) target.file.disk = target.file.cache;
    else this.#names.disk = new Map(this.#names.cache);
  }

  renameSync(from: string, to: string): void {
    this.#enter('rename', to, `rename(${posix.basename(from)}, ${posix.basename(to)})`);
    const file = this.#names.cache.get(from);
    if (!file) throw this.#refuse('ENOENT');
    this.#names.cache.delete(from);
    this.#names.cache.set(to, file);
  }

  #pathOf(number: number): string {
    return this.#descriptors.get(number)?.path ?? '';
  }

  #get(number: number): Descriptor {
    const found = this.#descriptors.get(number);
    if (!found) throw this.#refuse('EBADF');
    return found;
  }

  /** Registra a chamada e decide se ela falha; verdadeiro quando é um `write` que fica pela metade. */
  #enter(call: Call, path: string, text: string): boolean {
    if (this.dead) throw this.#die();
    this.watch(call, path);
    const number = this.calls.push(text) - 1;
    if (number === this.faults.dieAt && call !== 'write') throw this.#die();
    if (this.faults.fail?.call === call) throw this.#refuse(this.faults.fail.code);
    return number === this.faults.dieAt;
  }

  #refuse(code: string): Error {
    this.calls.push(`${this.calls.pop() ?? ''} = ${code}`);
    return Object.assign(new Error(`${code}: ${MEANINGS[code] ?? 'a chamada falhou'}`), { code });
  }

  #die(): Death {
    this.dead = true;
    return new Death('o processo levou kill -9 nesta chamada');
  }
}

const MEANINGS: Record<string, string> = {
  EBADF: 'o descritor não está aberto, ou não foi aberto para isto',
  EEXIST: 'o arquivo já existe',
  EIO: 'o dispositivo falhou',
  EISDIR: 'é uma pasta',
  ENOENT: 'não existe',
  ENOSPC: 'disco cheio',
};

function requireRange(buffer: Uint8Array, offset: number, length: number): void {
  const whole = [offset, length].every((value) => Number.isInteger(value) && value >= 0);
  if (buffer instanceof Uint8Array && whole && offset + length <= buffer.byteLength) return;
  throw new RangeError(`de ${offset}, com ${length} bytes, passa do buffer de ${buffer?.byteLength}`);
}

function written(bytes: Uint8Array, at: number, piece: Uint8Array): Uint8Array {
  const grown = new Uint8Array(Math.max(bytes.length, at + piece.length));
  grown.set(bytes);
  grown.set(piece, at);
  return grown;
}

function survivor({ cache, disk }: File, left: PowerCut): Uint8Array {
  if (left === 'tudo' || cache === disk) return cache;
  return left === 'metade' ? cache.subarray(0, Math.ceil(cache.length / 2)) : disk;
}
