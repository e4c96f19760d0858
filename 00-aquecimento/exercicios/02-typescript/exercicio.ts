export interface Post {
  id: string;
  handle: string;
  text: string;
  likes: number;
}

export interface Profile {
  handle: string;
  name: string;
}

/** Busca um perfil pelo nome de usuário; `undefined` quando a conta não existe. */
export type Find = (handle: string) => Promise<Profile | undefined>;

/** `@bia: Ensaio aberto hoje` */
export function headline(post: Post): string {
  throw new Error('por fazer: headline');
}

/** Os ids dos posts com `minimum` curtidas ou mais, na ordem em que vieram. */
export function popular(posts: Post[], minimum: number): string[] {
  throw new Error('por fazer: popular');
}

/** O texto sem espaços nas pontas. Se não sobra nada ou sobram mais de 500 caracteres, lança RangeError. */
export function checkText(text: string): string {
  throw new Error('por fazer: checkText');
}

/** O nome de quem escreveu o post, ou “conta apagada”. */
export async function authorName(post: Post, find: Find): Promise<string> {
  throw new Error('por fazer: authorName');
}
