import type { Heading } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { anchorOf, plainText } from './conferir/lesson.ts';
import { TrilhaError } from './errors.ts';
import { fold } from './find.ts';

export interface LessonPart {
  title: string;
  /** Como o GitHub escreve: `máscaras-de-bits`. */
  anchor: string;
  /** Do título até o próximo da mesma altura ou mais alto. */
  markdown: string;
}

/** As seções e subseções de uma lição, na ordem. */
export function lessonParts(body: string): LessonPart[] {
  const heads = fromMarkdown(body).children.filter((node): node is Heading => node.type === 'heading');
  return heads.map((head, index) => {
    const next = heads.slice(index + 1).find((other) => other.depth <= head.depth);
    const title = plainText(head);
    const markdown = body.slice(head.position?.start.offset, next?.position?.start.offset);
    return { title, anchor: anchorOf(title), markdown };
  });
}

/**
 * Acha uma seção pelo título, pela âncora ou por uma parte que só ela tenha, sem ligar para acentos.
 * @throws TrilhaError NOT_FOUND ou AMBIGUOUS, com as seções que há.
 */
export function findPart(parts: LessonPart[], query: string): LessonPart {
  const wanted = fold(query);
  const names = (part: LessonPart) => [fold(part.title), fold(part.anchor)];
  const exact = parts.find((part) => names(part).includes(wanted));
  const found = exact ? [exact] : parts.filter((part) => names(part).some((name) => name.includes(wanted)));
  if (found.length === 1 && found[0]) return found[0];
  const list = (found.length > 0 ? found : parts).map(({ title }) => `  ${title}`).join('\n');
  if (found.length === 0)
    throw new TrilhaError(
      'NOT_FOUND',
      `Esta lição não tem a seção “${query}”. As que há:\n${list}`,
      'Use uma delas.',
    );
  throw new TrilhaError(
    'AMBIGUOUS',
    `“${query}” combina com ${found.length} seções:\n${list}`,
    'Use um pedaço maior do título.',
  );
}
