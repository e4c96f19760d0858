/**
 * Conta as linhas de um arquivo de três jeitos e mostra quantas vezes cada um pediu bytes ao kernel.
 */
import { closeSync, mkdtempSync, openSync, readFileSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countIo } from './process-io.ts';

const LINE_FEED = 10; // o byte que separa as linhas

// #region byte
/** Um pedido ao kernel por byte. */
export function byteByByte(path: string): number {
  const file = openSync(path, 'r');
  const one = Buffer.alloc(1);
  let lines = 0;
  while (readSync(file, one) === 1) if (one[0] === LINE_FEED) lines++;
  closeSync(file);
  return lines;
}
// #endregion byte

// #region buffer
/** Um byte por vez para quem chama; um pedido ao kernel a cada `size` bytes. */
export class BufferedReader {
  readonly #file: number;
  readonly #buffer: Buffer;
  #next = 0;
  #end = 0;

  constructor(file: number, size: number) {
    this.#file = file;
    this.#buffer = Buffer.alloc(size);
  }

  /** O próximo byte, ou −1 no fim. */
  next(): number {
    if (this.#next === this.#end) {
      this.#end = readSync(this.#file, this.#buffer); // pode vir menos do que cabe; 0 é o fim
      this.#next = 0;
      if (this.#end === 0) return -1;
    }
    return this.#buffer[this.#next++] ?? -1;
  }
}

export function buffered(path: string, size = 4096): number {
  const file = openSync(path, 'r');
  const reader = new BufferedReader(file, size);
  let lines = 0;
  for (let byte = reader.next(); byte !== -1; byte = reader.next()) if (byte === LINE_FEED) lines++;
  closeSync(file);
  return lines;
}
// #endregion buffer

// #region inteiro
/** O arquivo todo na memória, de uma vez. */
export function whole(path: string): number {
  const bytes = readFileSync(path);
  let lines = 0;
  for (let at = 0; at < bytes.length; at++) if (bytes[at] === LINE_FEED) lines++;
  return lines;
}
// #endregion inteiro

/** 64 KiB de texto: mil e vinte e quatro linhas de 64 bytes. */
export function sampleText(): string {
  return `${'o kernel copia os bytes que o processo pedir, e cada pedido pesa'.slice(0, 63)}\n`.repeat(1024);
}

const number = new Intl.NumberFormat('pt-BR');

export function main(): void {
  const folder = mkdtempSync(join(tmpdir(), 'ler-'));
  const path = join(folder, 'texto.txt');
  writeFileSync(path, sampleText());
  const ways: [string, () => number][] = [
    ['byte a byte', () => byteByByte(path)],
    ['buffer de 4 KiB', () => buffered(path)],
    ['buffer de 64 KiB', () => buffered(path, 65_536)],
    ['inteiro', () => whole(path)],
  ];
  console.log('Um arquivo de 64 KiB, 65.536 bytes'.padEnd(38), 'linhas   pedidos de leitura');
  for (const [name, run] of ways) {
    const reads = countIo(run)?.reads;
    const asked = reads === undefined ? 'sem /proc neste sistema' : number.format(reads);
    console.log(`  ${name.padEnd(34)} ${number.format(run()).padStart(8)}   ${asked.padStart(18)}`);
  }
  rmSync(folder, { recursive: true });
}

if (import.meta.main) main();
