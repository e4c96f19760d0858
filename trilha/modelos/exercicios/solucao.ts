// POR ESCREVER: a referência, como você a escreveria em produção
export const invert = (text: string): string => [...text].reverse().join('');
