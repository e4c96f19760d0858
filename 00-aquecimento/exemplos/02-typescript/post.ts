/**
 * O que é um post e o que se faz com ele: o módulo que os outros programas importam.
 */

// #region interface
export interface Post {
  id: string;
  handle: string;
  text: string;
  likes: number;
  /** Só nos posts com vídeo: a interrogação diz que o campo pode faltar. */
  videoId?: string;
}
// #endregion interface

// #region contar
/** Quantas curtidas, por extenso. */
export function likesText(likes: number): string {
  if (likes === 0) return 'nenhuma curtida';
  return likes === 1 ? '1 curtida' : `${likes} curtidas`;
}

export const hasVideo = (post: Post): boolean => post.videoId !== undefined;
// #endregion contar

// #region desestruturar
/** Uma linha da timeline. */
export function lineOf({ handle, text, likes }: Post): string {
  return `@${handle}: ${text} (${likesText(likes)})`;
}
// #endregion desestruturar

// #region listas
/** Os textos dos posts com pelo menos tantas curtidas. */
export function popularTexts(posts: Post[], minimum: number): string[] {
  return posts.filter((post) => post.likes >= minimum).map((post) => post.text);
}
// #endregion listas

// #region erros
/** A primeira linha da timeline. @throws RangeError se ela está vazia */
export function firstLine(posts: Post[]): string {
  const [first] = posts;
  if (first === undefined) throw new RangeError('a timeline está vazia');
  return lineOf(first);
}
// #endregion erros
