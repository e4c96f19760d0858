import type { Nodes } from 'mdast';
import { isExam } from '../../find.ts';
import {
  anchorOf,
  contractOf,
  emptySections,
  isHeading,
  type Lesson,
  plainText,
  readLesson,
  type Section,
  type SectionTitle,
  sectionNamed,
} from '../lesson.ts';
import type { ConceptContext, ConceptRule, Report } from '../types.ts';

export const sections: ConceptRule = {
  id: 'secoes',
  next: 'ponha as seções do contrato, todas, nesta ordem e com texto',
  applies: ({ concept }) => !isExam(concept),
  check(context) {
    const lesson = readLesson(context);
    const titles = contractOf(context).sections;
    const found = lesson.sections.map((section) => section.title);
    const expected = titles.join(', ');
    if (found.join(', ') !== expected) {
      const at = titles.findIndex((title, index) => title !== found[index]);
      const line = lesson.sections[at]?.line ?? lesson.sections.at(-1)?.line;
      const where =
        at < 0
          ? `sobra “${found[titles.length]}”`
          : `esperava “${titles[at]}”, veio “${found[at] ?? 'nada'}”`;
      return [
        {
          ...(line !== undefined && { line }),
          message: `as seções devem ser, nesta ordem: ${expected}; ${where}`,
        },
      ];
    }
    return emptySections(lesson);
  },
};

export const headings: ConceptRule = {
  id: 'titulo',
  next: 'o título da página vem de title, no cabeçalho; os de dentro não se repetem, ou o link para o segundo muda',
  check(context) {
    const found = readLesson(context).nodes.filter(({ node }) => node.type === 'heading');
    const anchors = found.map(({ node }) => anchorOf(plainText(node)));
    return found.flatMap(({ node, line }, index): Report[] => {
      if (isHeading(node, 1))
        return [{ line, message: 'o título vem do cabeçalho: tire o # de primeiro nível' }];
      const again = anchors.indexOf(anchors[index] ?? '') < index;
      return again ? [{ line, message: `o título “${plainText(node)}” se repete` }] : [];
    });
  },
};

/** Uma regra sobre uma seção da lição; a que falta é assunto de `secoes`. */
export function sectionRule(
  id: string,
  title: SectionTitle,
  next: string,
  judge: (section: Section, context: ConceptContext, lesson: Lesson) => string[],
): ConceptRule {
  return {
    id,
    next,
    check(context) {
      const lesson = readLesson(context);
      const section = sectionNamed(lesson, title);
      if (!section) return [];
      return judge(section, context, lesson).map((message) => ({ line: section.line, message }));
    },
  };
}

const isDiagram = (node: Nodes): boolean =>
  (node.type === 'code' && node.lang === 'mermaid') || (node.type === 'image' && node.url.endsWith('.svg'));

export const diagram = sectionRule(
  'diagrama',
  'Como funciona',
  'desenhe o mecanismo em um bloco mermaid ou em um .svg do projeto',
  ({ nodes }, context) =>
    !contractOf(context).diagram || nodes.some(({ node }) => isDiagram(node))
      ? []
      : ['falta um diagrama em “Como funciona”: mermaid ou imagem .svg'],
);

export const approaches = sectionRule(
  'abordagens',
  'Múltiplas abordagens',
  'dê a cada abordagem uma subseção ### com um trecho de programa testado',
  ({ nodes }) => {
    const starts = nodes.flatMap(({ node }, index) => (isHeading(node, 3) ? [index] : []));
    if (starts.length < 2) return [`“Múltiplas abordagens” tem ${starts.length} subseções; o mínimo é duas`];
    return starts.flatMap((start, index) => {
      const [head, ...inside] = nodes.slice(start, starts[index + 1]);
      const shown = inside.some(({ node }) => node.type === 'html' && node.value.startsWith('<!-- trecho:'));
      const title = head ? plainText(head.node) : '';
      return shown ? [] : [`a abordagem “${title}” não tem trecho de código testado`];
    });
  },
);

export const exerciseLink = sectionRule(
  'link-do-exercicio',
  'Exercício',
  'ponha na seção um link para a pasta ou o README do exercício',
  ({ nodes }, { concept }) => {
    const target = `exercicios/${concept.slug}`;
    const linked = nodes.some(({ node }) => node.type === 'link' && node.url.includes(target));
    return linked ? [] : [`“Exercício” não tem o link para ${target}`];
  },
);

const QUESTION = /<details>\s*<summary>\s*(\S[\s\S]*?)<\/summary>\s*\n\s*\n[\s\S]*?\S[\s\S]*?<\/details>/g;

export const selfCheck = sectionRule(
  'confira',
  'Confira',
  'escreva de três a cinco perguntas em <details>, com <summary>, linha em branco e resposta',
  ({ text }) => {
    const questions = [...text.replaceAll(/<!--[\s\S]*?-->/g, '').matchAll(QUESTION)].map(
      ([, question]) => question,
    );
    const opened = text.match(/<details>/g)?.length ?? 0;
    return [
      ...(opened === questions.length
        ? []
        : ['cada pergunta é <details> com <summary>, linha em branco e resposta']),
      ...(opened < 3 || opened > 5 ? [`“Confira” tem ${opened} perguntas; são de três a cinco`] : []),
      ...(new Set(questions).size < questions.length ? ['“Confira” repete uma pergunta'] : []),
    ];
  },
);

export const length: ConceptRule = {
  id: 'palavras',
  next: 'procure o mecanismo, o número ou a fonte que falta; encher de texto é defeito',
  check(context) {
    const { nodes } = readLesson(context);
    const { minWords } = contractOf(context);
    const words = nodes
      .filter(({ node }) => node.type === 'paragraph')
      .reduce((total, { node }) => total + (plainText(node).match(/[\p{L}\p{N}]+/gu)?.length ?? 0), 0);
    if (words >= minWords) return [];
    return [
      {
        level: 'warning',
        message: `são ${words} palavras de prosa; abaixo de ${minWords} costuma faltar mecanismo ou número`,
      },
    ];
  },
};
