/** O arquivo que está sendo verificado, para um processo filho que precise carregá-lo. */
export const answerFile = process.argv[3] ?? '';

/** A pasta em que se pode escrever, vazia no começo e apagada no fim; só com `precisa: [disco]`. */
export const diskFolder = process.env.TRILHA_DISCO ?? '';
