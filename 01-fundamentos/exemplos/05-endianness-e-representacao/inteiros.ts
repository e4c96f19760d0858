/**
 * Inteiros por dentro: os mesmos bits com dois significados, estouro e máscaras.
 */
import { integer, integerBits, integerValue } from './core.ts';

const U8 = integer(8, false);
const I8 = integer(8, true);

/** “0010 1010”: oito bits em dois grupos de quatro, um por algarismo hexadecimal. */
export function binary(byte: number): string {
  const digits = byte.toString(2).padStart(8, '0');
  return `${digits.slice(0, 4)} ${digits.slice(4)}`;
}

export function sameBitsTwoMeanings(): string[] {
  const rows = [0x00, 0x2a, 0x7f, 0x80, 0xff].map((byte) => {
    const hex = byte.toString(16).padStart(2, '0');
    const unsigned = String(integerValue(U8, BigInt(byte))).padStart(3);
    const signed = String(integerValue(I8, BigInt(byte))).padStart(4);
    return `  ${binary(byte)}   0x${hex}   ${unsigned}   ${signed}`;
  });
  return [
    'Os mesmos 8 bits, lidos sem sinal (u8) e em complemento de dois (i8)',
    '  bits        hex     u8     i8',
    ...rows,
  ];
}

// #region estouro
export function overflow(): string[] {
  const u8 = Uint8Array.of(255);
  const i32 = Int32Array.of(2_147_483_647);
  u8[0] = 255 + 1; // 256 não cabe em 8 bits: fica o resto da divisão por 2^8
  i32[0] = 2_147_483_647 + 1;
  return [
    'Estouro: o que não cabe na largura se perde, sem aviso',
    `  u8:  255 + 1 = ${u8[0]}`,
    `  i32: 2147483647 + 1 = ${i32[0]}`,
    `  i64: 2^63 = ${BigInt.asIntN(64, 2n ** 63n)}`,
    `  number não tem 32 bits: 2147483647 + 1 = ${2_147_483_647 + 1}`,
  ];
}
// #endregion estouro

// #region operadores
export function bitOperators(): string[] {
  return [
    'Operadores de bits do JavaScript: 32 bits, com sinal no resultado',
    `  0xff << 24         = ${0xff << 24}`, // o bit 31 é o do sinal
    `  (0xff << 24) >>> 0 = ${(0xff << 24) >>> 0}`, // os mesmos bits, lidos sem sinal
    `  2 ** 32 | 0        = ${(2 ** 32) | 0}`, // a conversão para 32 bits joga fora o resto
    `  1 << 32            = ${1 << 32}`, // da distância vale o resto da divisão por 32
    `  1n << 32n          = ${1n << 32n}`, // BigInt não tem largura
    `  -16 >> 2           = ${-16 >> 2}`, // repete o sinal
    `  -16 >>> 2          = ${-16 >>> 2}`, // entra com zeros
  ];
}
// #endregion operadores

// #region mascara
/** Uma opção por bit: quatro “sim ou não” de uma publicação em meio byte. */
export const FLAGS = { public: 1 << 0, comments: 1 << 1, pinned: 1 << 2, live: 1 << 3 };

export const turnOn = (flags: number, flag: number): number => flags | flag;
export const turnOff = (flags: number, flag: number): number => flags & ~flag;
export const isOn = (flags: number, flag: number): boolean => (flags & flag) !== 0;
// #endregion mascara

export function masks(): string[] {
  const published = turnOn(FLAGS.public, FLAGS.live);
  const over = turnOff(published, FLAGS.live);
  return [
    'Máscaras: várias respostas de sim ou não no mesmo byte',
    `  pública e ao vivo        ${binary(published)}`,
    `  terminou: apaga ao vivo  ${binary(over)}`,
    `  está ao vivo?            ${isOn(over, FLAGS.live) ? 'sim' : 'não'}`,
    `  cor #2f6f8f: o verde é   0x${((0x2f6f8f >> 8) & 0xff).toString(16)}`,
  ];
}

/** −x são os bits de x invertidos, mais 1: por isso um único circuito somador serve a positivos e negativos. */
export function negate(): string[] {
  const bits = (value: number) => binary(Number(integerBits(I8, BigInt(value))));
  return [
    'Negar em complemento de dois: inverta os bits e some 1',
    `   42 = ${bits(42)}`,
    `  ~42 = ${bits(~42)}`,
    `  -42 = ${bits(-42)}`,
  ];
}

export function main(): void {
  for (const section of [sameBitsTwoMeanings(), negate(), overflow(), bitOperators(), masks()]) {
    console.log(`${section.join('\n')}\n`);
  }
}

if (import.meta.main) main();
