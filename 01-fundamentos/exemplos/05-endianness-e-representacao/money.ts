/** Dinheiro em centavos inteiros. Puro. */

// #region centavos
/**
 * Lê um valor escrito em reais sem passar por ponto flutuante.
 *
 * @param text “1.234,56”, “1234,5”, “12” ou “R$ 19,99”
 * @throws RangeError quando não é um valor em reais com até dois decimais, ou não cabe com exatidão num number
 */
export function parseCents(text: string): number {
  const match = /^(-?)(?:R\$\s*)?(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,2}))?$/.exec(text.trim());
  if (!match) throw new RangeError(`não é um valor em reais: “${text}”`);
  const [, sign, whole = '', fraction = ''] = match;
  const cents = Number(whole.replaceAll('.', '') + fraction.padEnd(2, '0'));
  if (!Number.isSafeInteger(cents)) throw new RangeError(`valor grande demais: “${text}”`);
  return sign === '-' && cents !== 0 ? -cents : cents;
}

/**
 * Divide em partes que somam exatamente o total; os centavos que sobram vão para as primeiras.
 *
 * @throws RangeError se o total não é um inteiro exato ou se não há pelo menos uma parte inteira
 */
export function splitCents(total: number, parts: number): number[] {
  if (!Number.isSafeInteger(total)) throw new RangeError(`o total deve estar em centavos inteiros: ${total}`);
  if (!Number.isSafeInteger(parts) || parts < 1) throw new RangeError(`não se divide em ${parts} partes`);
  const base = Math.trunc(total / parts);
  const rest = Math.abs(total % parts);
  return Array.from({ length: parts }, (_, index) => base + (index < rest ? Math.sign(total) : 0));
}
// #endregion centavos

// #region arredondar
/**
 * Inteiro mais próximo de numerador / denominador; no empate, o par (o “arredondamento bancário”).
 *
 * @throws RangeError se o denominador não é positivo
 */
export function divideHalfEven(numerator: bigint, denominator: bigint): bigint {
  if (denominator <= 0n) throw new RangeError(`o denominador deve ser positivo: ${denominator}`);
  const quotient = numerator / denominator;
  const twiceRest = 2n * (numerator % denominator);
  const magnitude = twiceRest < 0n ? -twiceRest : twiceRest;
  if (magnitude < denominator || (magnitude === denominator && quotient % 2n === 0n)) return quotient;
  return quotient + (numerator < 0n ? -1n : 1n);
}

/** Juros ou taxa sobre centavos: `rate` em milionésimos (0,0199 é 19.900n), um único arredondamento, no fim. */
export function applyRate(cents: bigint, rate: bigint): bigint {
  return divideHalfEven(cents * rate, 1_000_000n);
}
// #endregion arredondar

/**
 * “R$ 1.234,56”. O valor vai como texto decimal: o formatador não o converte em ponto flutuante.
 *
 * @throws RangeError se um `number` não é um inteiro exato
 */
export function formatCents(cents: number | bigint): string {
  if (typeof cents === 'number' && !Number.isSafeInteger(cents))
    throw new RangeError(`o valor deve estar em centavos inteiros: ${cents}`);
  const digits = String(cents).replace('-', '').padStart(3, '0');
  const decimal = `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}` as `${number}`;
  return new Intl.NumberFormat('pt-BR', { style: 'currency', currency: 'BRL' })
    .format(decimal)
    .replace('\u00a0', ' ');
}
