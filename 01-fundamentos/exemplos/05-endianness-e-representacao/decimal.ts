/** De decimal escrito a bits, com um único arredondamento, feito em inteiros exatos. Puro. */
import { type FloatFormat, integerBits, mask, type NumberFormat } from './core.ts';

/** numerador / denominador, os dois positivos, e o sinal à parte (o zero também tem sinal). */
interface Rational {
  negative: boolean;
  numerator: bigint;
  denominator: bigint;
}

const DECIMAL = /^([+-]?)(\d+)(?:[.,](\d+))?(?:e([+-]?\d{1,4}))?$/i;

/**
 * Lê “0,1”, “-2.5e-3”, “NaN”, “-Infinity” ou “0x3f80” (bits crus) e devolve os bits mais próximos no formato.
 * Inteiros aceitam qualquer valor e guardam o que cabe na largura (estouro).
 *
 * @returns `undefined` quando o texto não é um número desse formato
 */
export function parseBits(format: NumberFormat, text: string): bigint | undefined {
  const trimmed = text.trim().replaceAll('−', '-');
  if (/^0x[0-9a-f]+$/i.test(trimmed)) return BigInt.asUintN(format.width, BigInt(trimmed));
  if (format.kind === 'integer') {
    return /^[+-]?\d+$/.test(trimmed) ? integerBits(format, BigInt(trimmed.replace('+', ''))) : undefined;
  }
  const special = specialBits(format, trimmed.toLowerCase());
  if (special !== undefined) return special;
  const rational = parseRational(trimmed);
  return rational && roundToFloat(format, rational);
}

function specialBits({ width, exponentBits, fractionBits }: FloatFormat, text: string): bigint | undefined {
  const infinity = mask(exponentBits) << BigInt(fractionBits);
  if (text === 'nan') return infinity | (1n << BigInt(fractionBits - 1));
  if (/^\+?(infinity|inf|∞|infinito)$/.test(text)) return infinity;
  if (/^-(infinity|inf|∞|infinito)$/.test(text)) return infinity | (1n << BigInt(width - 1));
  return undefined;
}

function parseRational(text: string): Rational | undefined {
  const match = DECIMAL.exec(text);
  if (!match) return undefined;
  const [, sign, whole = '', fraction = '', power = '0'] = match;
  const scale = Number(power) - fraction.length;
  const digits = BigInt(whole + fraction);
  return {
    negative: sign === '-',
    numerator: scale > 0 ? digits * 10n ** BigInt(scale) : digits,
    denominator: scale < 0 ? 10n ** BigInt(-scale) : 1n,
  };
}

// #region arredonda
/** Arredonda uma fração exata ao float mais próximo; no empate, fica o de último bit 0 (*ties to even*). */
export function roundToFloat(format: FloatFormat, { negative, numerator, denominator }: Rational): bigint {
  const { width, exponentBits, fractionBits } = format;
  const sign = negative ? 1n << BigInt(width - 1) : 0n;
  if (numerator === 0n) return sign;
  const smallest = 2 - 2 ** (exponentBits - 1) - fractionBits; // expoente da menor distância: −1074 em f64
  const size = bitLength(numerator) - bitLength(denominator); // 2^(size−1) < valor < 2^(size+1)
  let exponent = Math.max(size - 1 - fractionBits, smallest);
  let significand = divideToEven(numerator, denominator, exponent);
  if (significand > mask(fractionBits + 1)) {
    exponent += 1; // a estimativa ficou um passo abaixo: refaz a conta, para não arredondar duas vezes
    significand = divideToEven(numerator, denominator, exponent);
  }
  // Somar, em vez de juntar com “ou”: um arredondamento que estoura a fração sobe o expoente sozinho.
  const magnitude = (BigInt(exponent - smallest) << BigInt(fractionBits)) + significand;
  const infinity = mask(exponentBits) << BigInt(fractionBits);
  return sign | (magnitude < infinity ? magnitude : infinity);
}

/** O inteiro mais próximo de (numerador / denominador) / 2^expoente. */
function divideToEven(numerator: bigint, denominator: bigint, exponent: number): bigint {
  const [top, bottom] =
    exponent < 0
      ? [numerator << BigInt(-exponent), denominator]
      : [numerator, denominator << BigInt(exponent)];
  const quotient = top / bottom;
  const twiceRest = 2n * (top % bottom);
  const up = twiceRest > bottom || (twiceRest === bottom && quotient % 2n === 1n);
  return up ? quotient + 1n : quotient;
}
// #endregion arredonda

function bitLength(value: bigint): number {
  return value === 0n ? 0 : value.toString(2).length;
}
