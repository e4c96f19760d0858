/**
 * O que o Node faz com um arquivo .ts: troca os tipos por espaços, e nada sai do lugar.
 */
import { stripTypeScriptTypes } from 'node:module';

// #region fontes
const TYPED = `function area(width: number, height: number): number {
  const result: number = width * height;
  return result satisfies number;
}`;

const NOT_ERASABLE = {
  enum: 'enum Level { Low, High }',
  'propriedade no construtor': 'class User { constructor(public name: string) {} }',
};
// #endregion fontes

/** Tira os tipos e marca com um ponto cada espaço que ficou no lugar de um deles. */
export function erased(source: string): string {
  const plain = stripTypeScriptTypes(source);
  return [...plain].map((char, at) => (char === ' ' && source[at] !== ' ' ? '·' : char)).join('');
}

/** A razão pela qual um trecho não se apaga, ou `undefined` se ele se apaga. */
export function refusal(source: string): string | undefined {
  try {
    stripTypeScriptTypes(source);
    return undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code;
  }
}

export function main(): void {
  console.log(`Antes\n${TYPED}\n\nDepois (cada ponto era uma letra do tipo)\n${erased(TYPED)}`);
  console.log('\nO que não é só tipo vira código, e por isso não se apaga');
  for (const [name, source] of Object.entries(NOT_ERASABLE))
    console.log(`  ${name.padEnd(26)} ${refusal(source)}`);
}

if (import.meta.main) main();
