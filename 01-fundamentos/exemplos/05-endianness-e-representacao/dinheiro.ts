/**
 * Dinheiro: onde o centavo some, e três jeitos de não perdê-lo.
 */
import { applyRate, divideHalfEven, formatCents, parseCents, splitCents } from './money.ts';

const brazilian = (value: number | string): string => String(value).replace('.', ',');

// #region number
export function withNumber(): string[] {
  let total = 0;
  for (let sale = 0; sale < 1000; sale++) total += 0.1; // mil vendas de dez centavos
  return [
    'Em reais, com number',
    `  1.000 × R$ 0,10 = ${brazilian(total)}`,
    `  19,99 × 100 = ${brazilian(19.99 * 100)}; Math.trunc dá ${Math.trunc(19.99 * 100)} centavos`,
    `  (1.005).toFixed(2) = ${brazilian((1.005).toFixed(2))}, porque 1,005 foi guardado um pouco abaixo`,
  ];
}
// #endregion number

export function withCents(): string[] {
  const parts = splitCents(parseCents('100,00'), 3);
  const total = parts.reduce((sum, part) => sum + part, 0);
  return [
    'Em centavos inteiros, com number',
    `  1.000 × 10 = ${formatCents(1000 * 10)}`,
    `  “19,99” lido como texto = ${parseCents('19,99')} centavos`,
    `  R$ 100,00 em 3 vezes: ${parts.map(formatCents).join(' + ')} = ${formatCents(total)}`,
    `  limite exato: ${formatCents(Number.MAX_SAFE_INTEGER)}`,
  ];
}

export function withBigInt(): string[] {
  const huge = 9_007_199_254_740_993n; // 2^53 + 1: o primeiro inteiro que number não tem
  return [
    'Em centavos inteiros, com BigInt (sem limite de tamanho)',
    `  2^53 + 1 centavos = ${formatCents(huge)}`,
    `  em number, a conta seria ${formatCents(BigInt(Number(huge)))}`,
    `  taxa de 1,99 % sobre ${formatCents(12_345n)} = ${formatCents(applyRate(12_345n, 19_900n))}`,
  ];
}

export function ties(): string[] {
  const halves = [5n, 15n, 25n, 35n, 45n];
  const even = halves.map((value) => divideHalfEven(value, 10n));
  const up = halves.map((value) => (value + 5n) / 10n);
  const sum = (values: bigint[]) => values.reduce((total, value) => total + value, 0n);
  return [
    'Empates: 0,5  1,5  2,5  3,5  4,5 somam 12,5',
    `  sempre para cima:  ${up.join('    ')}   somam ${sum(up)}`,
    `  para o par:        ${even.join('    ')}   somam ${sum(even)}`,
  ];
}

export function main(): void {
  for (const section of [withNumber(), withCents(), withBigInt(), ties()])
    console.log(`${section.join('\n')}\n`);
}

if (import.meta.main) main();
