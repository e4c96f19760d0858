/**
 * Um disco de mentira com o que o de verdade tem de perigoso: page cache, nomes que só ficam com o fsync da pasta,
 * escritas curtas, falta de espaço, fsync que falha, morte no meio de uma chamada e queda de energia.
 */
import { posix } from 'node:path';
import type { FileSystem } from '../exercicio.ts';

const FOLDER = '/palco';
export const PATH = `${FOLDER}/eventos.log`;

/** Longe dos descritores de verdade: quem chama node:fs com um destes recebe EBADF, em vez de escrever em outro lugar. */
const FIRST_DESCRIPTOR = 1000;

/** O disco escreve setores inteiros, e em qualquer ordem. */
const SECTOR = 512;

/**
 * O que uma queda de energia deixa do que ainda não tinha passado por fsync: nada; tudo; os primeiros bytes;
 * setores alternados; ou só o tamanho novo, com zeros. Nos três últimos o nome do arquivo chegou ao disco.
 */
export const POWER_CUTS = ['nada', 'tudo', 'começo', 'setores', 'zeros'] as const;
export type PowerCut = (typeof POWER_CUTS)[number];

/** Lançado quando o processo morre; toda chamada seguinte também o lança. */
class Death extends Error {
  override name = 'Morte';
}

interface File {
  cache: Uint8Array;
  disk: Uint8Array;
  /** Trecho do cache que um fsync falho deixou marcado como limpo: nenhum fsync seguinte o grava. */
  lost?: [from: number, to: number];
}

interface Descriptor {
  file?: File;
  position: number;
  reads: boolean;
  writes: boolean;
  appends: boolean;
}

type Call = 'open' | 'close' | 'read' | 'write' | 'ftruncate' | 'fsync';

export interface Faults {
  /** Cada `write` aceita no máximo estes bytes. */
  maxWrite?: number;
  /** Cada `read` devolve no máximo estes bytes. */
  maxRead?: number;
  /** Bytes que cabem no disco. */
  capacity?: number;
  /** A chamada desse tipo, contando de 1, que falha, e o código. */
  fail?: { call: Call; on: 'file' | 'folder'; nth: number; code: string };
  /** Em que chamada, contando de 0, o processo morre; um `write` fica pela metade. */
  dieAt?: number;
}

export class Disk implements FileSystem {
  readonly calls: string[] = [];
  syncs = 0;
  dead = false;
  faults: Faults;
  readonly #names: { cache: Map<string, File>; disk: Map<string, File> };
  readonly #descriptors = new Map<number, Descriptor>();
  readonly #counts = new Map<string, number>();

  constructor(faults: Faults = {}, content?: Uint8Array) {
    this.faults = faults;
    this.#names = { cache: new Map(), disk: new Map() };
    if (content !== undefined) this.#put(PATH, content);
  }

  #put(path: string, content: Uint8Array): void {
    const file = { cache: content.slice(), disk: content.slice() };
    this.#names.cache.set(path, file);
    this.#names.disk.set(path, file);
  }

  get openDescriptors(): number {
    return this.#descriptors.size;
  }

  /** Os bytes que um leitor vê agora. */
  get content(): Uint8Array {
    return this.#names.cache.get(PATH)?.cache.slice() ?? new Uint8Array();
  }

  /** As últimas chamadas, para a mensagem da falha. */
  trace(): string {
    const last = this.calls.slice(-12);
    return (last.length < this.calls.length ? '… ' : '') + last.join(' → ') || 'nenhuma chamada';
  }

  /** A mesma máquina depois de kill -9: o page cache fica. Nem o fsync que faltava aconteceu. */
  afterKill(faults: Faults = {}): Disk {
    const next = new Disk(faults);
    for (const [which, names] of Object.entries(this.#names) as ['cache' | 'disk', Map<string, File>][]) {
      for (const [path, file] of names) {
        const copy = next.#names.cache.get(path) ?? {
          ...file,
          cache: file.cache.slice(),
          disk: file.disk.slice(),
        };
        next.#names[which].set(path, copy);
      }
    }
    return next;
  }

  /** A mesma máquina depois de uma queda de energia; esta não muda. */
  afterPowerCut(left: PowerCut, faults: Faults = {}): Disk {
    const names = left === 'nada' ? this.#names.disk : this.#names.cache;
    const next = new Disk(faults);
    for (const [path, file] of names) next.#put(path, survivor(file, left));
    return next;
  }

  openSync(path: string, flags: string): number {
    const name = typeof path === 'string' ? posix.normalize(path).replace(/(.)\/$/, '$1') : '';
    const isFolder = name === FOLDER;
    this.#enter('open', isFolder, `open(${posix.basename(name)}, '${flags}')`);
    const { create, exclusive, truncate, ...mode } = parseFlags(flags);
    if (isFolder && (mode.writes || create)) throw this.#refuse('EISDIR', 'open');
    const file = isFolder ? undefined : this.#lookUp(name, create, exclusive);
    if (truncate && file) file.cache = new Uint8Array();
    let number = FIRST_DESCRIPTOR;
    while (this.#descriptors.has(number)) number++;
    this.#descriptors.set(number, { ...(file && { file }), position: 0, ...mode });
    return number;
  }

  #lookUp(name: string, create: boolean, exclusive: boolean): File {
    const found = this.#names.cache.get(name);
    if (found && exclusive) throw this.#refuse('EEXIST', 'open');
    if (found) return found;
    if (!create || posix.dirname(name) !== FOLDER) throw this.#refuse('ENOENT', 'open');
    const file = { cache: new Uint8Array(), disk: new Uint8Array() };
    this.#names.cache.set(name, file);
    // No Windows o passo da pasta não existe, e o nome fica com o arquivo.
    if (process.platform === 'win32') this.#names.disk.set(name, file);
    return file;
  }

  closeSync(file: number): void {
    this.#enter('close', this.#isFolder(file), `close(${file})`);
    this.#get(file, 'close');
    this.#descriptors.delete(file);
  }

  readSync(
    file: number,
    buffer: Uint8Array,
    offset = 0,
    length = buffer.byteLength - offset,
    position?: number | null,
  ): number {
    this.#enter('read', this.#isFolder(file), `read(${file}, ${length})`);
    const from = this.#get(file, 'read');
    if (!from.file) throw this.#refuse('EISDIR', 'read');
    if (!from.reads) throw this.#refuse('EBADF', 'read');
    requireRange(buffer, offset, length);
    const start = typeof position === 'number' && position >= 0 ? position : from.position;
    const end = start + Math.min(length, this.faults.maxRead ?? length);
    const piece = from.file.cache.subarray(start, end);
    buffer.set(piece, offset);
    if (start === from.position && position !== start) from.position += piece.length;
    return piece.length;
  }

  writeSync(
    file: number,
    buffer: Uint8Array,
    offset = 0,
    length = buffer.byteLength - offset,
    position?: number | null,
  ): number {
    if (!(buffer instanceof Uint8Array)) throw new TypeError('writeSync: aqui só entram bytes (Uint8Array)');
    const dies = this.#enter('write', this.#isFolder(file), `write(${file}, ${length})`);
    const to = this.#get(file, 'write');
    if (!to.file || !to.writes) throw this.#refuse('EBADF', 'write');
    requireRange(buffer, offset, length);
    const free = (this.faults.capacity ?? Number.POSITIVE_INFINITY) - to.file.cache.length;
    if (length > 0 && free <= 0) throw this.#refuse('ENOSPC', 'write');
    const asked = dies ? Math.floor(length / 2) : length;
    const count = Math.min(asked, this.faults.maxWrite ?? asked, free);
    const explicit = typeof position === 'number';
    const at = to.appends ? to.file.cache.length : explicit ? position : to.position;
    to.file.cache = written(to.file.cache, at, buffer.subarray(offset, offset + count));
    forget(to.file, at);
    if (!explicit) to.position = at + count;
    if (dies) throw this.#die();
    this.calls.push(`${this.calls.pop()} = ${count}`);
    return count;
  }

  ftruncateSync(file: number, length = 0): void {
    this.#enter('ftruncate', this.#isFolder(file), `ftruncate(${file}, ${length})`);
    const target = this.#get(file, 'ftruncate');
    if (!target.file || !target.writes) throw this.#refuse('EINVAL', 'ftruncate');
    const kept = target.file.cache.slice(0, length);
    target.file.cache = written(kept, length, new Uint8Array());
    forget(target.file, length);
  }

  fsyncSync(file: number): void {
    this.#sync(file, 'fsync');
  }

  fdatasyncSync(file: number): void {
    this.#sync(file, 'fdatasync');
  }

  #sync(file: number, name: string): void {
    this.#enter('fsync', this.#isFolder(file), `${name}(${this.#isFolder(file) ? 'pasta' : file})`);
    const target = this.#get(file, name);
    this.syncs++;
    if (target.file) target.file.disk = flushed(target.file);
    else for (const [path, each] of this.#names.cache) this.#names.disk.set(path, each);
  }

  #isFolder(file: number): boolean {
    const found = this.#descriptors.get(file);
    return found !== undefined && found.file === undefined;
  }

  #get(file: number, call: string): Descriptor {
    const found = this.#descriptors.get(file);
    if (!found) throw this.#refuse('EBADF', call);
    return found;
  }

  /** Registra a chamada e decide se ela falha; verdadeiro quando é um `write` que fica pela metade. */
  #enter(call: Call, onFolder: boolean, text: string): boolean {
    if (this.dead) throw this.#die();
    const number = this.calls.push(text) - 1;
    if (number === this.faults.dieAt) {
      if (call !== 'write') throw this.#die();
      return true;
    }
    const { fail } = this.faults;
    if (!fail || fail.call !== call || (fail.on === 'folder') !== onFolder) return false;
    const nth = (this.#counts.get(call) ?? 0) + 1;
    this.#counts.set(call, nth);
    if (nth !== fail.nth) return false;
    if (call === 'fsync' && !onFolder) this.#loseDirtyPages();
    throw this.#refuse(fail.code, call);
  }

  /** O erro de uma chamada, que também fica anotado na lista delas. */
  #refuse(code: string, call: string): Error {
    this.calls.push(`${this.calls.pop()} = ${code}`);
    return Object.assign(new Error(`${named(code)}: ${call}`), { code, syscall: call });
  }

  /** Como no ext4: o fsync que falha deixa as páginas limpas, e o seguinte não tem o que mandar. */
  #loseDirtyPages(): void {
    for (const file of this.#names.cache.values()) {
      if (file.cache.length > file.disk.length) file.lost ??= [file.disk.length, file.cache.length];
    }
  }

  #die(): Death {
    this.dead = true;
    return new Death('o processo levou kill -9 nesta chamada');
  }
}

const MEANINGS: Record<string, string> = {
  EBADF: 'o descritor não está aberto, ou não foi aberto para isto',
  EEXIST: 'o arquivo já existe',
  EINVAL: 'argumento que não vale aqui',
  EIO: 'o dispositivo falhou',
  EISDIR: 'é uma pasta',
  EMFILE: 'arquivos demais abertos',
  ENOENT: 'não existe',
  ENOSPC: 'disco cheio',
};

/** O código do erro com o que ele quer dizer: `ENOSPC (disco cheio)`. */
export const named = (code: string): string => (MEANINGS[code] ? `${code} (${MEANINGS[code]})` : code);

function parseFlags(flags: string) {
  const known = /^(?:r\+?|[aw]x?\+?|[aw]\+?x?|rs\+?|as\+?)$/.test(flags);
  if (!known) throw new TypeError(`openSync: o disco da verificação não conhece o modo '${flags}'`);
  const letter = flags[0];
  const both = flags.includes('+');
  return {
    reads: letter === 'r' || both,
    writes: letter !== 'r' || both,
    appends: letter === 'a',
    create: letter !== 'r',
    exclusive: flags.includes('x'),
    truncate: letter === 'w',
  };
}

function requireRange(buffer: Uint8Array, offset: number, length: number): void {
  const whole = [offset, length].every((value) => Number.isInteger(value) && value >= 0);
  if (whole && offset + length <= buffer.byteLength) return;
  throw new RangeError(`de ${offset}, com ${length} bytes, passa do buffer de ${buffer.byteLength}`);
}

function written(bytes: Uint8Array, at: number, piece: Uint8Array): Uint8Array {
  const grown = new Uint8Array(Math.max(bytes.length, at + piece.length));
  grown.set(bytes);
  grown.set(piece, at);
  return grown;
}

/** O que foi reescrito volta a ser sujo. */
function forget(file: File, at: number): void {
  if (file.lost && at < file.lost[1]) file.lost[1] = at;
}

function flushed({ cache, disk, lost: [from, to] = [0, 0] }: File): Uint8Array {
  const result = cache.slice();
  for (let at = from; at < Math.min(to, result.length); at++) result[at] = disk[at] ?? 0;
  return result;
}

function survivor(file: File, left: PowerCut): Uint8Array {
  const { disk, cache } = file;
  if (left === 'nada') return disk;
  const arrived = flushed(file);
  if (left === 'tudo' || cache.length <= disk.length) return left === 'tudo' ? arrived : disk;
  if (left === 'começo')
    return arrived.subarray(0, disk.length + Math.ceil((cache.length - disk.length) / 2));
  return arrived.map((byte, at) => {
    const came = left === 'setores' && Math.floor(at / SECTOR) % 2 === 1;
    return came ? byte : (disk[at] ?? 0);
  });
}
