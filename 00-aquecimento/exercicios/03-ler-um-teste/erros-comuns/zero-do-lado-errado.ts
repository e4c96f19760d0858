// Erro: completa à direita.
// Tarefa: 1
// Mensagem: recebido '1:50' · esperado '1:05'
export { authorName, newestFirst, views } from '../solucao.ts';

export const duration = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padEnd(2, '0')}`;
