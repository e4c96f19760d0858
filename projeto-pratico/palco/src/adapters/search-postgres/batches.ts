/** Posts por lote, em média. Menor, mais lotes para a palavra rara; maior, mais achados de uma vez para a comum. */
export const BATCH = 2_000;

/** Níveis de blocos: de 1, 4 e 16 lotes. */
export const LEVELS = 3;
