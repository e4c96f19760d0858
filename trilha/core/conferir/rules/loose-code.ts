import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBlocks } from '../blocks.ts';
import { contractOf, readLesson } from '../lesson.ts';
import type { ConceptRule, Report } from '../types.ts';

/** Linguagens de programa; ilustrações vão em `text`, e comandos de terminal em `sh`. */
const CODE = new Set(['ts', 'tsx', 'js', 'mjs', 'sql', 'py', 'c', 'go', 'rust', 'java']);

/** Código que ninguém roda envelhece sem aviso: na lição, todo bloco vem de um arquivo testado. */
export const looseCode: ConceptRule = {
  id: 'codigo-solto',
  next: 'ponha o código em um exemplo testado e anuncie-o com <!-- trecho: … -->, no começo da linha',
  // O aquecimento mostra linhas que ainda não cabem em um programa, a quem nunca viu um.
  applies: (context) => contractOf(context).diagram,
  check(context) {
    const text = readFileSync(join(context.book.root, context.file), 'utf8');
    const indented = text.split('\n').flatMap((line, index): Report[] => {
      const message = 'o comentário de trecho ou saída não está no começo da linha, e não seria lido';
      return /^\s+<!--\s*(trecho|saida):/.test(line) ? [{ line: index + 1, message }] : [];
    });
    const announced = new Set(findBlocks(text).map(({ start }) => start));
    const loose = readLesson(context).nodes.filter(
      ({ node, line }) => node.type === 'code' && CODE.has(node.lang ?? '') && !announced.has(line),
    );
    return [
      ...indented,
      ...loose.map(({ line }) => ({ line, message: 'o bloco de código não vem de um arquivo testado' })),
    ];
  },
};
