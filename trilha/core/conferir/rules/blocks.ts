import type { Nodes } from 'mdast';
import { findBlocks } from '../blocks.ts';
import { contractOf, plainLines, readLesson, readMarkdown } from '../lesson.ts';
import { documents, readText } from '../subjects.ts';
import type { ConceptRule, Report, Rule } from '../types.ts';

/** Linguagens de programa; ilustrações vão em `text`, e comandos de terminal em `sh`. */
const CODE = new Set(['ts', 'tsx', 'js', 'mjs', 'sql', 'py', 'c', 'go', 'rust', 'java']);
const ANNOUNCED = /^<!--\s*(trecho|saida):/;
/** Um anúncio escrito quase certo não seria lido, e ninguém notaria. */
const ALMOST = /^\s*<!--\s*(trechos?|sa[ií]das?)\s*:/i;

/** Código que ninguém roda envelhece sem aviso: na lição, todo bloco vem de um arquivo testado. */
export const looseCode: ConceptRule = {
  id: 'codigo-solto',
  next: 'ponha o código em um exemplo testado e anuncie-o com <!-- trecho: … --> ou <!-- saida: … -->, no começo da linha',
  check(context) {
    const text = plainLines(readText(context, context.file));
    const unread = text.split('\n').flatMap((line, index): Report[] => {
      const message = `o anúncio não está escrito como se lê, no começo da linha: ${line.trim()}`;
      return ALMOST.test(line) && !ANNOUNCED.test(line) ? [{ line: index + 1, message }] : [];
    });
    // O aquecimento mostra linhas que ainda não cabem em um programa, a quem nunca viu um.
    if (!contractOf(context).diagram) return unread;
    const announced = new Set(findBlocks(text).map(({ start }) => start));
    const loose = readLesson(context).nodes.filter(
      ({ node, line }) => node.type === 'code' && CODE.has(node.lang ?? '') && !announced.has(line),
    );
    return [
      ...unread,
      ...loose.map(({ line }) => ({ line, message: 'o bloco de código não vem de um arquivo testado' })),
    ];
  },
};

/** O que o editor grava sem que se veja, e a cerca que engole o resto da página. */
export const plainFile: Rule = {
  id: 'arquivo',
  next: 'grave em UTF-8 sem marca, com fim de linha LF, e feche cada bloco de código com a cerca que o abriu',
  partial: true,
  check: (context) =>
    documents(context).flatMap((file): Report[] => {
      const text = readText(context, file);
      const { nodes, body } = readMarkdown(context.book.root, file);
      const open = nodes.find(({ node }) => node.type === 'code' && isOpen(node, body));
      return [
        ...(text.startsWith('\uFEFF')
          ? [{ file, line: 1, message: 'o arquivo começa com a marca de ordem (BOM)' }]
          : []),
        ...(text.includes('\r\n') ? [{ file, message: 'o fim de linha é o do Windows (CRLF)' }] : []),
        ...(open ? [{ file, line: open.line, message: 'o bloco de código que começa aqui não fecha' }] : []),
      ];
    }),
};

/** Sem a cerca do fim, o bloco vai até a próxima cerca sozinha, e engole a que abria outro. */
function isOpen({ position }: Nodes, body: string): boolean {
  const [first = '', ...rest] = body.slice(position?.start.offset, position?.end.offset).split('\n');
  const mark = /^(`{3,}|~{3,})/.exec(first)?.[1];
  if (mark === undefined) return false;
  return (
    !rest.at(-1)?.trim().startsWith(mark) ||
    rest.some((line) => /^\w/.test(line.replace(mark, '')) && line.startsWith(mark))
  );
}
