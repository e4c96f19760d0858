// POR ESCREVER: a assinatura do que se pede, com unidades, formas e erros; o corpo lança “por fazer” e o nome

/** Devolve o texto de trás para a frente. */
export function invert(_text: string): string {
  throw new Error('por fazer: invert');
}
