// Erro: retira da própria lista os posts que não servem.
// Tarefa: 3
// Mensagem: a lista de quem chamou mudou
import type { Post } from '../solucao.ts';

export { authorName, checkText, headline } from '../solucao.ts';

export function popular(posts: Post[], minimum: number): string[] {
  for (let at = posts.length - 1; at >= 0; at--) {
    if ((posts[at]?.likes ?? 0) < minimum) posts.splice(at, 1);
  }
  return posts.map((post) => post.id);
}
