/**
 * Bits de inteiros e de ponto flutuante. Puro: roda igual no Node e no navegador.
 * Um padrão de bits é sempre um `bigint` sem sinal: cabe qualquer largura e nenhuma operação arredonda.
 */

// #region formatos
/** Inteiro de `width` bits; com sinal, em complemento de dois. */
export interface IntegerFormat {
  kind: 'integer';
  name: string;
  width: number;
  signed: boolean;
}

/** Formato binário da IEEE 754: 1 bit de sinal, depois o expoente, depois a fração. */
export interface FloatFormat {
  kind: 'float';
  name: string;
  width: number;
  exponentBits: number;
  fractionBits: number;
}

export type NumberFormat = IntegerFormat | FloatFormat;

export const F64: FloatFormat = { kind: 'float', name: 'f64', width: 64, exponentBits: 11, fractionBits: 52 };
export const F32: FloatFormat = { kind: 'float', name: 'f32', width: 32, exponentBits: 8, fractionBits: 23 };
export const F16: FloatFormat = { kind: 'float', name: 'f16', width: 16, exponentBits: 5, fractionBits: 10 };
// #endregion formatos

export function integer(width: number, signed: boolean): IntegerFormat {
  return { kind: 'integer', name: `${signed ? 'i' : 'u'}${width}`, width, signed };
}

/** `count` bits ligados: mask(4) é 0b1111. */
export function mask(count: number): bigint {
  return (1n << BigInt(count)) - 1n;
}

// #region complemento
/** Valor de um padrão de bits. Em complemento de dois, o bit mais alto vale −2^(largura−1) em vez de +2^(largura−1). */
export function integerValue({ width, signed }: IntegerFormat, bits: bigint): bigint {
  const highest = bits >> BigInt(width - 1);
  return signed && highest === 1n ? bits - (1n << BigInt(width)) : bits;
}

/** Padrão de bits de um inteiro qualquer: sobra o resto da divisão por 2^largura, e é isso que se chama estouro. */
export function integerBits({ width }: IntegerFormat, value: bigint): bigint {
  return BigInt.asUintN(width, value);
}
// #endregion complemento

/** Inverte um bit; o de posição 0 é o menos significativo. */
export function toggleBit(bits: bigint, position: number): bigint {
  return bits ^ (1n << BigInt(position));
}

/** Os mesmos bits na ordem em que os bytes ficam na memória: o primeiro elemento é o menor endereço. */
export function bytesInMemory(bits: bigint, width: number, littleEndian: boolean): number[] {
  const leastFirst = Array.from({ length: width / 8 }, (_, index) =>
    Number((bits >> BigInt(8 * index)) & 0xffn),
  );
  return littleEndian ? leastFirst : leastFirst.reverse();
}

/** O caminho de volta: lê bytes da memória numa ordem escolhida. */
export function bitsFromMemory(bytes: readonly number[], littleEndian: boolean): bigint {
  const mostFirst = littleEndian ? bytes.toReversed() : bytes;
  return mostFirst.reduce((bits, byte) => (bits << 8n) | BigInt(byte), 0n);
}

export type FloatClass = 'zero' | 'subnormal' | 'normal' | 'infinity' | 'nan';

/** As três partes de um número de ponto flutuante e o que elas querem dizer. */
export interface FloatParts {
  negative: boolean;
  /** Expoente como está gravado, com o viés somado. */
  storedExponent: number;
  fraction: bigint;
  class: FloatClass;
  /** O valor finito é `significand` × 2^`exponent`, com os dois inteiros. */
  significand: bigint;
  exponent: number;
}

// #region partes
/** Separa sinal, expoente e fração (IEEE 754-2019, §3.4). */
export function floatParts({ width, exponentBits, fractionBits }: FloatFormat, bits: bigint): FloatParts {
  const negative = bits >> BigInt(width - 1) === 1n;
  const storedExponent = Number((bits >> BigInt(fractionBits)) & mask(exponentBits));
  const fraction = bits & mask(fractionBits);
  const bias = 2 ** (exponentBits - 1) - 1;
  const floatClass = classify(storedExponent, fraction, 2 ** exponentBits - 1);
  // Número normal: há um 1 implícito à esquerda da fração. Expoente gravado 0: não há, e o expoente é o mesmo do 1.
  const significand = floatClass === 'normal' ? fraction | (1n << BigInt(fractionBits)) : fraction;
  const exponent = Math.max(storedExponent, 1) - bias - fractionBits;
  return { negative, storedExponent, fraction, class: floatClass, significand, exponent };
}

function classify(storedExponent: number, fraction: bigint, allOnes: number): FloatClass {
  if (storedExponent === allOnes) return fraction === 0n ? 'infinity' : 'nan';
  if (storedExponent === 0) return fraction === 0n ? 'zero' : 'subnormal';
  return 'normal';
}
// #endregion partes

/** Valor exato em decimal, com todos os algarismos: todo float finito tem um número finito deles. */
export function exactDecimal(format: FloatFormat, bits: bigint): string {
  const parts = floatParts(format, bits);
  const sign = parts.negative ? '-' : '';
  if (parts.class === 'nan') return 'NaN';
  if (parts.class === 'infinity') return `${sign}Infinity`;
  return sign + powerOfTwoDecimal(parts.significand, parts.exponent);
}

/** `significand` × 2^`exponent` por extenso. Como 2^−k = 5^k / 10^k, dividir por 2^k vira andar a vírgula k casas. */
function powerOfTwoDecimal(significand: bigint, exponent: number): string {
  if (exponent >= 0) return String(significand << BigInt(exponent));
  const digits = String(significand * 5n ** BigInt(-exponent)).padStart(1 - exponent, '0');
  const point = digits.length + exponent;
  const fraction = digits.slice(point).replace(/0+$/, '');
  return fraction === '' ? digits.slice(0, point) : `${digits.slice(0, point)}.${fraction}`;
}

/**
 * Vizinho representável seguinte (`direction` 1) ou anterior (−1) na reta. Os bits de floats do mesmo sinal têm a
 * ordem dos valores: o vizinho é somar 1 aos bits. Os dois zeros contam como um só.
 *
 * @returns o próprio padrão quando não há vizinho (NaN, ou além do infinito)
 */
export function neighbour(format: FloatFormat, bits: bigint, direction: 1 | -1): bigint {
  const parts = floatParts(format, bits);
  if (parts.class === 'nan') return bits;
  const signBit = 1n << BigInt(format.width - 1);
  const magnitude = bits & ~signBit;
  if (magnitude === 0n) return direction === 1 ? 1n : signBit | 1n;
  const away = parts.negative === (direction === -1);
  if (parts.class === 'infinity' && away) return bits;
  return away ? bits + 1n : bits - 1n;
}

/** Distância até o próximo número de mesma escala (*unit in the last place*), como potência de 2: −52 para 1. */
export function ulpExponent(format: FloatFormat, bits: bigint): number | undefined {
  const parts = floatParts(format, bits);
  return parts.class === 'nan' || parts.class === 'infinity' ? undefined : parts.exponent;
}

export function float64Bits(value: number): bigint {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  return view.getBigUint64(0);
}

export function float64FromBits(bits: bigint): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, bits);
  return view.getFloat64(0);
}
