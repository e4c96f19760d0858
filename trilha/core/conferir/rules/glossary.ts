import type { Nodes } from 'mdast';
import { documents } from '../documents.ts';
import { GLOSSARY, misspellingsIn, readGlossary } from '../glossary.ts';
import { readMarkdown } from '../lesson.ts';
import type { Report, Rule } from '../types.ts';

/** Uma grafia por termo. Só em prosa: o nome de uma função ou de uma obra é de quem o escreveu. */
export const glossary: Rule = {
  id: 'glossario',
  next: `use a grafia de ${GLOSSARY} ou, se a casa mudou de ideia, mude-a lá primeiro`,
  partial: true,
  check(context) {
    const terms = readGlossary(context.book);
    return documents(context)
      .filter((file) => file !== GLOSSARY)
      .flatMap((file) =>
        readMarkdown(context.book.root, file).nodes.flatMap(({ node, line }): Report[] => {
          if (node.type !== 'paragraph' && node.type !== 'heading') return [];
          return misspellingsIn(prose(node), terms).map(({ form, term }) => ({
            file,
            line,
            message: `“${form}” se escreve “${term}” neste curso`,
          }));
        }),
      );
  },
};

/** O texto, sem código e sem o título de obras de fora. */
function prose(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'link' && /^[a-z]+:/i.test(node.url)) return ' … ';
  if ('children' in node) return node.children.map(prose).join('');
  return ' … ';
}
