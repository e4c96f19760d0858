import { existsSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import type { Nodes } from 'mdast';
import { documents } from '../documents.ts';
import { anchorsOf, plainText, readLesson, readMarkdown, sectionNamed } from '../lesson.ts';
import type { ConceptRule, Report, Rule } from '../types.ts';

/** Sem rede: alvos relativos existem e âncoras também; endereços de fora não são visitados. */
export const links: Rule = {
  id: 'links',
  next: 'corrija o caminho, relativo ao arquivo, ou a âncora, como o GitHub a escreve',
  partial: true,
  check(context) {
    return documents(context).flatMap((file) =>
      readMarkdown(context.book.root, file).nodes.flatMap(({ node, line }): Report[] => {
        return targetsOf(node).flatMap((url) => {
          const message = brokenTarget(context.book.root, file, url);
          return message ? [{ file, line, message }] : [];
        });
      }),
    );
  },
};

/** Para onde um nó aponta; em HTML, os atributos `href` e `src`. */
function targetsOf(node: Nodes): string[] {
  if (node.type === 'link' || node.type === 'image' || node.type === 'definition') return [node.url];
  if (node.type !== 'html') return [];
  return [...node.value.matchAll(/\b(?:href|src)="([^"]*)"/g)].map(([, url = '']) => url);
}

function brokenTarget(root: string, from: string, url: string): string | undefined {
  if (/^[a-z][a-z+.-]*:/i.test(url)) return;
  if (/%(?![0-9a-f]{2})/i.test(url)) return `o endereço tem um % solto: ${url}`;
  const [path = '', anchor] = decodeURI(url).split('#');
  const target = path === '' ? from : normalize(join(dirname(from), path));
  if (target.startsWith('..')) return `o link sai do repositório: ${url}`;
  if (!existsSync(join(root, target))) return `o link aponta para um arquivo que não existe: ${url}`;
  if (anchor === undefined || !target.endsWith('.md') || statSync(join(root, target)).isDirectory()) return;
  return anchorsOf(readMarkdown(root, target)).has(anchor) ? undefined : `a âncora não existe: ${url}`;
}

export const alternativeText: Rule = {
  id: 'imagens',
  next: 'escreva o que a imagem mostra, para quem não a vê',
  partial: true,
  check(context) {
    return documents(context).flatMap((file) =>
      readMarkdown(context.book.root, file).nodes.flatMap(({ node, line }): Report[] => {
        const bareImage = node.type === 'image' && !node.alt?.trim();
        const bareHtml = node.type === 'html' && /<img\b(?![^>]*\balt="[^"]+")/.test(node.value);
        return bareImage || bareHtml ? [{ file, line, message: 'a imagem não tem texto alternativo' }] : [];
      }),
    );
  },
};

export const exerciseLink: ConceptRule = {
  id: 'link-do-exercicio',
  next: 'ponha na seção um link para a pasta ou o README do exercício',
  check(context) {
    const lesson = readLesson(context);
    const section = sectionNamed(lesson, 'Exercício');
    const linked = lesson.nodes.some(
      ({ node }) =>
        node.type === 'link' &&
        node.url.includes(`exercicios/${context.concept.slug}`) &&
        plainText(node) !== '',
    );
    if (!section || linked) return [];
    return [
      { line: section.line, message: `“Exercício” não tem o link para exercicios/${context.concept.slug}` },
    ];
  },
};
