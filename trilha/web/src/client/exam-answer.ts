/** Só o que distingue uma resposta: `1.024.`, `1024` e ` 1 024`; `C, A, B` e `cab`. */
export const answerKey = (text: string): string => text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
