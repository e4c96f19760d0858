/**
 * O que o Node faz com os tipos antes de rodar: apaga. E o que ele recusa.
 */
import { stripTypeScriptTypes } from 'node:module';

/** O mesmo código, sem os tipos: no lugar de cada um ficam espaços, e as linhas não mudam de número. */
export const stripped = (source: string): string => stripTypeScriptTypes(source);

/** Por que o Node recusa o código, ou nada quando o aceita. */
export function refusal(source: string): string | undefined {
  try {
    stripTypeScriptTypes(source);
    return;
  } catch (error) {
    return (error as Error).message;
  }
}

const ERASABLE = `interface Post { likes: number }
const likes: number = 3;
function isPopular(post: Post): boolean {
  return post.likes > 100;
}`;

const NOT_ERASABLE = ['enum Kind { Text, Video }', 'class Video { constructor(private id: string) {} }'];

// #region promessa
/** O tipo de um valor que veio de fora: `as` só faz o editor acreditar. */
export function typeOfLikes(json: string): string {
  const post = JSON.parse(json) as { likes: number };
  return typeof post.likes;
}
// #endregion promessa

export function main(): void {
  const visible = stripped(ERASABLE).replaceAll(' ', '·');
  console.log(`Você escreve:\n${ERASABLE}\n\nO Node executa (· é um espaço):\n${visible}\n`);
  for (const source of NOT_ERASABLE) console.log(`${source}\n  recusado: ${refusal(source)}`);
  console.log(`\nO tipo promete number; em {"likes":"muitas"} veio ${typeOfLikes('{"likes":"muitas"}')}`);
}

if (import.meta.main) main();
