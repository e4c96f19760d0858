export interface Post {
  id: string;
  createdAt: number;
}

export function duration(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const rest = String(seconds % 60).padStart(2, '0');
  return `${minutes}:${rest}`;
}

export function views(count: number): string {
  if (count === 0) return 'ninguém viu ainda';
  if (count === 1) return '1 visualização';
  return `${count} visualizações`;
}

export function newestFirst(posts: Post[]): Post[] {
  return posts.toSorted((a, b) => b.createdAt - a.createdAt);
}

export function authorName(json: string): string {
  const post = JSON.parse(json);
  return post.author.name;
}
