// Erro: protege a lista, mas deixa de ordenar.
// Tarefa: 4
// Mensagem: `[0].id` é 'às 2', devia ser 'às 9'
import type { Post } from '../solucao.ts';

export { authorName, duration, views } from '../solucao.ts';

export const newestFirst = (posts: Post[]): Post[] => [...posts];
