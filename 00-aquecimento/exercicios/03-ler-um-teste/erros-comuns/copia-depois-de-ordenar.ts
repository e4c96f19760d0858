// Erro: copia tarde: a lista recebida já foi ordenada.
// Tarefa: 5
// Mensagem: a lista de quem chamou mudou de ordem
import type { Post } from '../solucao.ts';

export { authorName, duration, views } from '../solucao.ts';

export const newestFirst = (posts: Post[]): Post[] => [...posts.sort((a, b) => b.createdAt - a.createdAt)];
