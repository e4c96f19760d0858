// Erro: deixa de fora o post com exatamente o mínimo.
// Tarefa: 2
// Mensagem: “ou mais” inclui o próprio mínimo
import type { Post } from '../solucao.ts';

export { authorName, checkText, headline } from '../solucao.ts';

export const popular = (posts: Post[], minimum: number): string[] =>
  posts.filter((post) => post.likes > minimum).map((post) => post.id);
