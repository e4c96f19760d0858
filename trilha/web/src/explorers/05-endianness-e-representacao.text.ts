/** O que o explorador de bits diz em palavras. Puro. */
import {
  bytesInMemory,
  exactDecimal,
  type FloatClass,
  type FloatFormat,
  type FloatParts,
  float64FromBits,
  floatParts,
  integer,
  integerValue,
  type NumberFormat,
  ulpExponent,
} from '../../../../01-fundamentos/exemplos/05-endianness-e-representacao/core.ts';
import { parseBits } from '../../../../01-fundamentos/exemplos/05-endianness-e-representacao/decimal.ts';

export const CLASS_NAMES: Record<FloatClass, string> = {
  zero: 'zero',
  subnormal: 'subnormal',
  normal: 'normal',
  infinity: 'infinito',
  nan: 'NaN (não é um número)',
};

export function transcript(format: NumberFormat, bits: bigint, order: 'little' | 'big'): string[] {
  const bytes = bytesInMemory(bits, format.width, order === 'little');
  const memory = `Na memória, em ${order}-endian, do menor endereço ao maior: ${bytes.map((byte) => hex(BigInt(byte), 8)).join(' ')}.`;
  if (format.kind === 'integer') {
    const other = integer(format.width, !format.signed);
    return [
      `Os ${format.width} bits ${hex(bits, format.width)} valem ${grouped(integerValue(format, bits))} em ${format.name} e ${grouped(integerValue(other, bits))} em ${other.name}.`,
      memory,
    ];
  }
  const parts = floatParts(format, bits);
  return [
    `Os ${format.width} bits ${hex(bits, format.width)}, lidos como ${format.name}: sinal ${parts.negative ? 1 : 0}, expoente gravado ${parts.storedExponent}, fração ${parts.fraction}. Classe: ${CLASS_NAMES[parts.class]}.`,
    `Valor exato: ${shorten(comma(exactDecimal(format, bits)))}. Distância até o vizinho: ${ulpText(format, bits)}.`,
    memory,
  ];
}

/** O que dizer sobre o texto digitado; `undefined` quando não há o que dizer. */
/** O que se pode escrever neste formato. */
const help = ({ kind }: NumberFormat) =>
  kind === 'float' ? 'Use algarismos e vírgula, NaN, infinito ou 0x…' : 'Use um inteiro, ou 0x…';

const SUPERSCRIPT: Record<string, string> = { '-': '⁻' };
for (const [digit, raised] of [...'⁰¹²³⁴⁵⁶⁷⁸⁹'].entries()) SUPERSCRIPT[digit] = raised;

/** “2⁵²”, “2⁻⁵⁶”: como a lição escreve. */
export const powerOfTwo = (exponent: number): string =>
  `2${[...String(exponent)].map((char) => SUPERSCRIPT[char] ?? char).join('')}`;

export function problemWith(format: NumberFormat, text: string): string | undefined {
  const bits = parseBits(format, text);
  if (bits === undefined) return help(format);
  const trimmed = text.trim().replaceAll('−', '-');
  if (/^0x/i.test(trimmed)) {
    const fits = BigInt(trimmed) === bits;
    return fits
      ? undefined
      : `${trimmed} tem mais de ${format.width} bits: ficou ${hex(bits, format.width)}.`;
  }
  if (format.kind === 'float') return undefined;
  const kept = String(integerValue(format, bits));
  const typed = String(BigInt(trimmed.replace(/^\+/, '')));
  return typed === kept ? undefined : `${typed} não cabe em ${format.name}: ficou ${kept}.`;
}

/** Ao trocar de formato vale o que está escrito; se não servir ali (um decimal num inteiro), ficam os bits. */
export function convert(format: NumberFormat, text: string, bits: bigint): bigint {
  return parseBits(format, text) ?? BigInt.asUintN(format.width, bits);
}

export function shortText(format: NumberFormat, bits: bigint): string {
  if (format.kind === 'integer') return String(integerValue(format, bits));
  if (floatParts(format, bits).class === 'nan') return hex(bits, format.width);
  return format.name === 'f64' ? comma(String(display(bits))) : comma(exactDecimal(format, bits));
}

/** `String(-0)` é “0”: o sinal do zero precisa ser escrito à mão. */
export function display(bits: bigint): string {
  const value = float64FromBits(bits);
  return Object.is(value, -0) ? '-0' : String(value);
}

/** Gravado 0 não é o expoente −viés: sem o 1 implícito, vale o mesmo expoente do gravado 1. */
export function exponentText({ exponentBits }: FloatFormat, parts: FloatParts): string {
  const bias = 2 ** (exponentBits - 1) - 1;
  if (parts.storedExponent === 2 ** exponentBits - 1) return `${parts.storedExponent}, reservado`;
  if (parts.storedExponent === 0) return `0, vale como 1 − ${bias} = ${minus(1 - bias)}`;
  return `${parts.storedExponent} − ${bias} = ${minus(parts.storedExponent - bias)}`;
}

export function ulpText(format: FloatFormat, bits: bigint): string {
  const exponent = ulpExponent(format, bits);
  return exponent === undefined ? 'não há' : powerOfTwo(exponent);
}

export function shorten(text: string): string {
  return text.length <= 120 ? text : `${text.slice(0, 60)}…${text.slice(-20)} (${text.length} caracteres)`;
}

export const comma = (text: string): string => text.replace('.', ',').replace('Infinity', 'infinito');
const minus = (value: number): string => String(value).replace('-', '−');
export const grouped = (value: bigint): string => value.toLocaleString('pt-BR');
export const hex = (bits: bigint, width: number): string => `0x${bits.toString(16).padStart(width / 4, '0')}`;
