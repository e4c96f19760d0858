export interface Post {
  id: string;
  createdAt: number;
}

/** A duração de um vídeo com menos de uma hora, em minutos e segundos. */
export function duration(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  return `${minutes}:${rest}`;
}

/** Quantas pessoas viram o vídeo, por extenso. */
export function views(count: number): string {
  if (count === 0) return 'ninguém viu ainda';
  return `${count} visualizações`;
}

/** Os posts do mais novo ao mais velho, em outra lista. */
export function newestFirst(posts: Post[]): Post[] {
  return posts.sort((a, b) => b.createdAt - a.createdAt);
}

/** O nome de quem publicou, lido do texto JSON que a API manda. */
export function authorName(json: string): string {
  const post = JSON.parse(json);
  return post.autor.name;
}
