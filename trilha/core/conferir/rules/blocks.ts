import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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

/** O que se grava sem que se veja. */
const UNSEEN: readonly [pattern: RegExp, message: string][] = [
  [/\r$/, 'o fim de linha é o do Windows (CRLF)'],
  [/^(<{7}|>{7}) /, 'sobrou a marca de um conflito do git'],
  [/[\u200B\u200C\u200E\u200F\u202A-\u202E\u2060-\u2069]/, 'há um caractere invisível nesta linha'],
  [
    /\p{L}[\u0300-\u0327]/u,
    'o acento está separado da letra, e a busca não o acha: grave-os como um caractere só (NFC)',
  ],
];

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
      if (!isUtf8(readFileSync(join(context.book.root, file))))
        return [{ file, message: 'o arquivo não está em UTF-8' }];
      const lines = text.split('\n');
      return [
        ...(text.startsWith('\uFEFF')
          ? [{ file, line: 1, message: 'o arquivo começa com a marca de ordem (BOM)' }]
          : []),
        ...UNSEEN.flatMap(([pattern, message]) => {
          const at = lines.findIndex((line) => pattern.test(line));
          return at < 0 ? [] : [{ file, line: at + 1, message }];
        }),
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
