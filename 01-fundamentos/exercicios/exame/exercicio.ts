// Edite a cópia que o primeiro `npx trilha verificar 01/exame` cria em minha-trilha/. O modelo, em 01-fundamentos/, fica como está.
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';

/** O que o contador pede ao sistema: um pedaço de node:fs, com os mesmos nomes. A verificação põe outro no lugar. */
export interface FileSystem {
  openSync(path: string, flags: string): number;
  closeSync(file: number): void;
  /** Lê a partir do byte `position`. Devolve quantos bytes vieram, que podem ser menos; 0 é o fim. */
  readSync(file: number, buffer: Uint8Array, offset: number, length: number, position: number): number;
  /** Escreve depois do que já se escreveu. Devolve quantos bytes foram aceitos, que podem ser menos. */
  writeSync(file: number, buffer: Uint8Array, offset: number, length: number): number;
  fsyncSync(file: number): void;
  renameSync(from: string, to: string): void;
}

/** O que contar, e onde guardar o que já se contou. */
export interface Job {
  path: string;
  /** Tamanho do arquivo, em bytes: um ou mais. */
  size: number;
  /** Tamanho de um bloco, em bytes. O último pode ser menor. */
  block: number;
  /** Que palavras contam: o programa de uma máquina de pilha, de até 255 bytes. */
  rule: Uint8Array;
  checkpoint: string;
  /** De quantos em quantos blocos uma thread grava o ponto de retomada. */
  every: number;
}

/** A memória que as threads dividem. */
export interface Shared {
  /** Um número só, sozinho na sua linha de cache: 0 quer dizer livre. */
  lock: Int32Array;
  /** Um por bloco: FREE, TAKEN ou DONE. */
  states: Int32Array;
  /** As contagens de todas as threads: posições de 64 bytes. */
  table: SharedArrayBuffer;
}

/** Recebe uma palavra: `length` bytes a partir de `start`. Os bytes só valem durante a chamada. */
export type Visit = (bytes: Uint8Array, start: number, length: number) => void;

/** Diz se uma palavra conta. */
export type Rule = (bytes: Uint8Array, start: number, length: number) => boolean;

/** A palavra que passa disto, em bytes, não conta. */
export const MAX_WORD = 56;
/** Uma posição da tabela, em bytes. */
export const SLOT = 64;
export const FREE = 0;
export const TAKEN = 1;
export const DONE = 2;
/** “CONT”, no começo do ponto de retomada. */
export const MAGIC = 0x434f4e54;

/** As palavras de um bloco. Um leitor serve a todos os blocos de uma thread. */
export class BlockReader {
  constructor(fs: FileSystem, file: number, job: Job) {
    throw new Error('por fazer: BlockReader');
  }

  /** Passa a `visit` cada palavra que começa no bloco, com as letras de A a Z já em minúsculas. */
  eachWord(block: number, visit: Visit): void {
    throw new Error('por fazer: eachWord');
  }
}

/** Traduz a regra, uma vez, para uma função. Lança RangeError se ela não é um programa que se possa rodar. */
export function compileRule(rule: ArrayLike<number>): Rule {
  throw new Error('por fazer: compileRule');
}

/** Palavras e contagens numa memória que outra thread também pode ver: nada fica em objetos. */
export class WordTable {
  constructor(memory: ArrayBufferLike) {
    throw new Error('por fazer: WordTable');
  }

  /** Soma `count` à palavra. Lança RangeError se ela é nova e não há posição vazia. */
  add(bytes: Uint8Array, start: number, length: number, count: number): void {
    throw new Error('por fazer: add');
  }

  /** Passa a `visit` cada palavra da tabela, com a contagem. */
  each(visit: (bytes: Uint8Array, start: number, length: number, count: number) => void): void {
    throw new Error('por fazer: each');
  }

  /** Esvazia a tabela. */
  clear(): void {
    throw new Error('por fazer: clear');
  }
}

/** Toma o primeiro bloco livre a partir de `from` e devolve o número dele; -1 se não há. */
export function claim(states: Int32Array, from: number): number {
  throw new Error('por fazer: claim');
}

/** Faz `work` sem que outra thread faça o dela ao mesmo tempo, com a mesma trava. */
export function withLock<T>(lock: Int32Array, work: () => T): T {
  throw new Error('por fazer: withLock');
}

/** Guarda de modo durável o que a memória tem: depois de uma queda, vale este ponto ou o anterior, inteiros. */
export function saveCheckpoint(fs: FileSystem, job: Job, shared: Shared): void {
  throw new Error('por fazer: saveCheckpoint');
}

/** Põe na memória, que está zerada, o que o ponto de retomada guarda; sem arquivo, deixa tudo como está. */
export function restore(fs: FileSystem, job: Job, shared: Shared): void {
  throw new Error('por fazer: restore');
}

/** O trabalho de uma thread: conta blocos até não sobrar nenhum livre. */
export function work(fs: FileSystem, job: Job, shared: Shared): void {
  throw new Error('por fazer: work');
}

/* Daqui para baixo está pronto: use, e não mude. */

/** A memória de um trabalho, zerada, com lugar para `slots` palavras. */
export function shareMemory(job: Job, slots: number): Shared {
  return {
    // No meio de duas linhas: o V8 não alinha a memória a 64 bytes, e assim nada mais cabe na linha da trava.
    lock: new Int32Array(new SharedArrayBuffer(2 * SLOT), SLOT, 1),
    states: new Int32Array(new SharedArrayBuffer(4 * Math.ceil(job.size / job.block))),
    table: new SharedArrayBuffer(SLOT * slots),
  };
}

/** Espalha as palavras (FNV-1a, 32 bits, sem sinal): a posição é o resto da divisão pelo número de posições. */
export function hash(bytes: Uint8Array, start: number, length: number): number {
  let value = 0x811c9dc5;
  for (let at = start; at < start + length; at++) value = Math.imul(value ^ (bytes[at] ?? 0), 0x01000193);
  return value >>> 0;
}

/** Escreve os bytes todos, ainda que cada `writeSync` aceite só uma parte. */
export function writeAll(fs: FileSystem, file: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) done += fs.writeSync(file, bytes, done, bytes.length - done);
}

/** Os bytes de um arquivo pequeno; indefinido se ele não existe. */
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

/** Garante, na pasta, o nome deste arquivo. */
export function syncFolder(fs: FileSystem, path: string): void {
  if (process.platform === 'win32') return; // lá a pasta se abre, mas o fsync dela é recusado (EPERM)
  const folder = fs.openSync(dirname(path), 'r');
  try {
    fs.fsyncSync(folder);
  } finally {
    fs.closeSync(folder);
  }
}

/** O CRC-32 destes bytes, sem sinal. */
export const checksum = (bytes: Uint8Array): number => crc32(bytes);
