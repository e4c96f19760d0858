// Erro: supõe que toda conta existe.
// Tarefa: 7
// Mensagem: leu `name`, mas o que vem antes do ponto é undefined
import type { Find, Post, Profile } from '../solucao.ts';

export { checkText, headline, popular } from '../solucao.ts';

export async function authorName({ handle }: Post, find: Find): Promise<string> {
  const profile = (await find(handle)) as Profile;
  return profile.name;
}
