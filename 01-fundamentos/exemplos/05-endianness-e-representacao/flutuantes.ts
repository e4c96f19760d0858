/**
 * Ponto flutuante por dentro: o que está gravado quando se escreve 0,1, e onde os inteiros acabam.
 */
import { exactDecimal, F64, float64Bits, float64FromBits, floatParts, neighbour } from './core.ts';

const exact = (value: number): string => exactDecimal(F64, float64Bits(value)).replace('.', ',');
const brazilian = (value: number): string => String(value).replace('.', ',');

export function tenths(): string[] {
  const sum = 0.1 + 0.2;
  return [
    'O que o computador guarda (todos os algarismos)',
    ...[0.1, 0.2, sum, 0.3].map((value) => `  ${brazilian(value).padEnd(20)} ${exact(value)}`),
    `  0,1 + 0,2 é o vizinho de cima de 0,3? ${neighbourOf(0.3, 1) === sum ? 'sim' : 'não'}`,
  ];
}

// #region limite
export function integersEnd(): string[] {
  const limit = 2 ** 53;
  return [
    'Onde os inteiros começam a faltar: 2^53',
    `  2^53 − 1 = ${limit - 1} (Number.MAX_SAFE_INTEGER)`,
    `  2^53     = ${limit}`,
    `  2^53 + 1 = ${limit + 1} (não existe: empate, fica o par)`,
    `  2^53 + 2 = ${limit + 2}`,
    `  2^53 + 3 = ${limit + 3} (não existe: empate, fica o par)`,
  ];
}
// #endregion limite

// #region json
export function idThatChanges(): string[] {
  const body = '{"id":10765432100123456789,"idText":"10765432100123456789"}';
  const parsed = JSON.parse(body) as { id: number; idText: string };
  // O reviver recebe o texto como veio pela rede: dá para salvar o número antes que ele vire double.
  const rescued = JSON.parse(body, (key, value: unknown, context?: { source?: string }) =>
    key === 'id' && context?.source ? BigInt(context.source) : value,
  ) as { id: bigint };
  return [
    'Um identificador de 64 bits atravessa um JSON',
    `  enviado           10765432100123456789`,
    `  lido como número  ${BigInt(parsed.id)}`,
    `  lido como texto   ${parsed.idText}`,
    `  com o reviver     ${rescued.id}`,
  ];
}
// #endregion json

export function specials(): string[] {
  const zero = 0;
  const payload = floatParts(F64, 0x7ff8_0000_0000_002an);
  return [
    'Casos especiais',
    `  1 / 0 = ${1 / zero}   1 / -0 = ${1 / -zero}   0 === -0: ${Object.is(zero, -zero) ? '' : 'sim, mas Object.is diz que não'}`,
    `  NaN === NaN: ${Number.isNaN(zero / zero) ? 'não, e é o único valor assim' : ''}`,
    `  bits 7ff8…2a também são NaN; sobram 51 bits livres, aqui com ${payload.fraction & 0xffn}`,
    `  menor positivo: 2^−1074 ≈ ${brazilian(Number.MIN_VALUE)} (subnormal); metade dele: ${Number.MIN_VALUE / 2}`,
    `  vizinho de cima de 1: 1 + 2^−52 = ${exact(neighbourOf(1, 1))}`,
    `  Math.fround(0,1) = ${exact(Math.fround(0.1))} (23 bits de fração em vez de 52)`,
  ];
}

function neighbourOf(value: number, direction: 1 | -1): number {
  return float64FromBits(neighbour(F64, float64Bits(value), direction));
}

export function main(): void {
  for (const section of [tenths(), integersEnd(), idThatChanges(), specials()])
    console.log(`${section.join('\n')}\n`);
}

if (import.meta.main) main();
