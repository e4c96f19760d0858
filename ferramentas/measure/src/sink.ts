let checksum = 0;

/**
 * Gasta o resultado de uma execução para que o compilador não prove que ele é inútil e apague o trabalho medido.
 * Números entram numa soma de verificação em que a ordem e a repetição contam; objetos têm a identidade comparada
 * (custo: um ou dois nanossegundos).
 */
export function consume(value: unknown): void {
  if (typeof value === 'number') checksum = (Math.imul(checksum, 31) + value) | 0;
  else if (value === consume) checksum += 1;
}

/** Soma de verificação acumulada; sai no relatório e por isso precisa ser calculada. */
export function sinkChecksum(): number {
  return checksum;
}
