/**
 * Lê uma timeline de um arquivo e mostra os posts: módulos, listas, erros e espera, juntos.
 */
// #region importar
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { firstLine, hasVideo, lineOf, type Post, popularTexts } from './post.ts';
// #endregion importar

// #region espera
/** Lê os posts de um arquivo. Ler um disco demora: a função devolve uma promessa. */
export async function readTimeline(file: string): Promise<Post[]> {
  const text = await readFile(file, 'utf8');
  return JSON.parse(text) as Post[];
}
// #endregion espera

// #region capturar
/** A primeira linha ou o motivo de não haver nenhuma. */
export function firstOrReason(posts: Post[]): string {
  try {
    return firstLine(posts);
  } catch (error) {
    return error instanceof RangeError ? `nenhuma (${error.message})` : 'nenhuma, e não se sabe por quê';
  }
}
// #endregion capturar

export async function main(): Promise<void> {
  const posts = await readTimeline(join(import.meta.dirname, 'timeline.json'));
  for (const post of posts) console.log(`${hasVideo(post) ? '▶' : ' '} ${lineOf(post)}`);
  console.log(`\nCom 40 curtidas ou mais: ${popularTexts(posts, 40).join('; ')}`);
  console.log(`A primeira linha: ${firstOrReason(posts)}`);
  console.log(`A primeira linha de uma lista vazia: ${firstOrReason([])}`);
}

if (import.meta.main) await main();
