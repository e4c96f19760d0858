/**
 * A forma (hidden class) de objetos que parecem iguais, perguntada ao V8.
 */
import { setFlagsFromString } from 'node:v8';

/** Dois objetos têm a mesma forma? A sintaxe `%` não é JavaScript: por isso a pergunta vai em texto. */
export function shapeComparer(): (a: object, b: object) => boolean {
  setFlagsFromString('--allow-natives-syntax');
  return new Function('a', 'b', 'return %HaveSameMap(a, b)') as (a: object, b: object) => boolean;
}

// #region casos
class Post {
  text: string;
  likes = 0;
  pinned?: boolean;
  constructor(text: string) {
    this.text = text;
  }
}

const literal = (text: string) => ({ text, likes: 0 });
const swapped = (text: string) => ({ likes: 0, text });
const extended = (post: object) => Object.assign(post, { pinned: true });

/** Os dois objetos que cada caso compara. */
export const CASES: Record<string, () => [object, object]> = {
  'mesmo literal': () => [literal('a'), literal('b')],
  'mesmos campos, outra ordem': () => [literal('a'), swapped('b')],
  'campo acrescentado depois, nos dois': () => [extended(literal('a')), extended(literal('b'))],
  'campo acrescentado depois, só em um': () => [literal('a'), extended(literal('b'))],
  'mesma classe': () => [new Post('a'), new Post('b')],
  'com um campo apagado': () => {
    const post = literal('b') as { text?: string };
    delete post.text;
    return [{ likes: 0 }, post];
  },
};
// #endregion casos

export function main(): void {
  const same = shapeComparer();
  console.log('Dois objetos, uma forma ou duas');
  for (const [name, make] of Object.entries(CASES)) {
    const [a, b] = make();
    console.log(`  ${name.padEnd(36)} ${same(a, b) ? 'a mesma' : 'duas'}`);
  }
}

if (import.meta.main) main();
