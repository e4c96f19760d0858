// Erro: troca o plural pelo singular, em vez de separar os casos.
// Tarefa: 2
// Mensagem: enviado views(2) · recebido '2 visualização'
export { authorName, duration, newestFirst } from '../solucao.ts';

export function views(count: number): string {
  if (count === 0) return 'ninguém viu ainda';
  return `${count} visualização`;
}
