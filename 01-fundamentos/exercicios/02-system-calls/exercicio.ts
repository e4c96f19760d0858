// Edite a cópia que o primeiro `npx trilha verificar 01/02` cria em minha-trilha/. O modelo, em 01-fundamentos/, fica como está.
import { crc32 } from 'node:zlib';

/** O que o log pede ao sistema: um pedaço de node:fs, com os mesmos nomes. A verificação põe outro no lugar. */
export interface FileSystem {
  openSync(path: string, flags: string): number;
  closeSync(file: number): void;
  /** Lê a partir de onde a leitura anterior parou. Devolve quantos bytes vieram; 0 é o fim. */
  readSync(file: number, buffer: Uint8Array): number;
  /** Devolve quantos bytes foram aceitos, que podem ser menos que `length`. */
  writeSync(file: number, buffer: Uint8Array, offset?: number, length?: number): number;
  ftruncateSync(file: number, length: number): void;
  fsyncSync(file: number): void;
  fdatasyncSync(file: number): void;
}

/** Há registros bons depois de um ruim: o disco estragou algo que já estava guardado. Pronta: não mexa. */
export class CorruptLog extends Error {
  /** O byte em que começa o registro ruim. */
  readonly at: number;

  constructor(at: number) {
    super(`registro estragado no byte ${at}, com registros bons depois dele`);
    this.at = at;
  }
}

/** Tamanho do conteúdo (4 bytes) e CRC-32 (4 bytes), antes de cada conteúdo. */
export const HEADER = 8;

/** Um registro com a lista de textos: tamanho, CRC e o JSON da lista em UTF-8. */
export function encodeRecord(texts: readonly string[]): Uint8Array {
  throw new Error('por fazer: encodeRecord');
}

/** Escreve os bytes todos, ainda que cada `writeSync` aceite só uma parte. */
export function writeAll(fs: FileSystem, file: number, bytes: Uint8Array): void {
  throw new Error('por fazer: writeAll');
}

/**
 * Os textos dos registros bons, do começo, e o byte em que a parte boa termina.
 * Lança CorruptLog se, depois de um registro ruim, houver um bom.
 */
export function readRecords(bytes: Uint8Array): { texts: string[]; end: number } {
  throw new Error('por fazer: readRecords');
}

/** Um arquivo em que só se acrescenta. O que ele confirmou continua lá depois de kill -9 e de queda de energia. */
export class DurableLog {
  /** Os textos que já estavam no arquivo quando ele foi aberto, na ordem. */
  readonly recovered: readonly string[];
  /** Quantos bytes de cauda foram cortados na abertura. */
  readonly cut: number;

  /** Abre o log, ou o cria; a pasta já existe. */
  constructor(fs: FileSystem, path: string) {
    throw new Error('por fazer: DurableLog');
  }

  /** Só volta depois que o texto está guardado de modo durável. */
  append(text: string): void {
    throw new Error('por fazer: append');
  }

  /** Como `append`, mas os textos pedidos na mesma volta do laço dividem um registro e um fsync. */
  async appendTogether(text: string): Promise<void> {
    this.append(text); // correto, e com um fsync por texto
  }

  /** Fecha o arquivo. Chamar de novo não faz nada. */
  close(): void {
    throw new Error('por fazer: close');
  }
}

/** Os quatro bytes do tamanho e os do conteúdo entram no CRC; os quatro do próprio CRC, não. Pronta. */
export const checksum = (record: Uint8Array): number =>
  crc32(record.subarray(HEADER), crc32(record.subarray(0, 4)));
