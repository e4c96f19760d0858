// Erro: cala o erro com ?. e não o conserta.
// Tarefa: 6
// Mensagem: o resultado é undefined (undefined), devia ser 'Bia' (string)
export { duration, newestFirst, views } from '../solucao.ts';

export function authorName(json: string): string {
  const post = JSON.parse(json);
  return post.autor?.name;
}
