// Erro: lê o nome da promessa, e não do perfil.
// Tarefa: 6
// Mensagem: devia ser 'Beatriz Souza' (string)
import type { Find, Post } from '../solucao.ts';

export { checkText, headline, popular } from '../solucao.ts';

export async function authorName({ handle }: Post, find: Find): Promise<string> {
  const profile = find(handle);
  return (profile as unknown as { name: string }).name;
}
