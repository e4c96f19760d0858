// Erro: mede o texto com os espaços que vai tirar.
// Tarefa: 4
// Mensagem: de 1 a 500
export { authorName, headline, popular } from '../solucao.ts';

export function checkText(text: string): string {
  const trimmed = text.trim();
  if (trimmed.length === 0 || text.length > 500) throw new RangeError('de 1 a 500 caracteres');
  return trimmed;
}
