// Erro: filtra, mas esquece de trocar cada post pelo id.
// Tarefa: 2
// Mensagem: `[0]` é {
import type { Post } from '../solucao.ts';

export { authorName, checkText, headline } from '../solucao.ts';

export const popular = (posts: Post[], minimum: number): Post[] =>
  posts.filter((post) => post.likes >= minimum);
