// Erro: devolve o erro em vez de o lançar.
// Tarefa: 5
// Mensagem: devia recusar a entrada com um erro, mas devolveu um valor
export { authorName, headline, popular } from '../solucao.ts';

export function checkText(text: string): string | RangeError {
  const trimmed = text.trim();
  if (trimmed.length === 0 || trimmed.length > 500) return new RangeError('de 1 a 500 caracteres');
  return trimmed;
}
