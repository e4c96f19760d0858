// Edite a cópia que o primeiro `npx trilha verificar 01/05` cria em minha-trilha/. O modelo, em 01-fundamentos/, fica como está.
import { crc32 } from 'node:zlib';

/** As opções que cabem num byte. */
export interface Flags {
  playing: boolean;
  muted: boolean;
  fullscreen: boolean;
  /** De 0 (automática) a 7 (4K). */
  quality: number;
}

/** O sinal de vida que o player manda a cada dez segundos. */
export interface Heartbeat extends Flags {
  /** Milissegundos desde 1970; inteiro de 64 bits com sinal. */
  sentAt: bigint;
  /** Inteiro de 32 bits sem sinal. */
  videoId: number;
  /** Quanto o relógio do aparelho está adiantado (ou, se negativo, atrasado); inteiro de 32 bits com sinal. */
  driftMs: number;
  /** Segundos de vídeo já vistos; ponto flutuante de 32 bits. */
  position: number;
  title: string;
}

export const MAGIC = 0x504c434f; // “PLCO”
export const VERSION = 1;
/** Onde começa o título: a soma dos campos de tamanho fixo. */
export const FIXED_SIZE = 28;

/** Junta as opções num byte: bit 0 tocando, bit 1 mudo, bit 2 tela cheia, bits 4 a 6 qualidade. */
export function packFlags(flags: Flags): number {
  throw new Error('por fazer: packFlags');
}

/** Separa as opções de um byte; os bits 3 e 7 são reservados e não contam. */
export function unpackFlags(byte: number): Flags {
  throw new Error('por fazer: unpackFlags');
}

/** Escreve a mensagem. Lança RangeError quando um valor não cabe no campo. */
export function encode(heartbeat: Heartbeat): Uint8Array {
  throw new Error('por fazer: encode');
}

/** Lê a mensagem. Lança RangeError quando os bytes não são uma mensagem inteira e intacta. */
export function decode(bytes: Uint8Array): Heartbeat {
  throw new Error('por fazer: decode');
}

/** O CRC-32 de PNG e ZIP, pronto: recebe bytes, devolve um inteiro de 32 bits sem sinal. */
export const checksum = (bytes: Uint8Array): number => crc32(bytes);
