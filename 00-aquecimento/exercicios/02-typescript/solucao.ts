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

export type Find = (handle: string) => Promise<Profile | undefined>;

const MAX_LENGTH = 500;

export function headline({ handle, text }: Post): string {
  return `@${handle}: ${text}`;
}

export function popular(posts: Post[], minimum: number): string[] {
  return posts.filter((post) => post.likes >= minimum).map((post) => post.id);
}

export function checkText(text: string): string {
  const trimmed = text.trim();
  if (trimmed.length === 0 || trimmed.length > MAX_LENGTH) {
    throw new RangeError(`o texto deve ter de 1 a ${MAX_LENGTH} caracteres`);
  }
  return trimmed;
}

export async function authorName({ handle }: Post, find: Find): Promise<string> {
  const profile = await find(handle);
  return profile === undefined ? 'conta apagada' : profile.name;
}
