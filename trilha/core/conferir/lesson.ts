import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { parseDocument } from '../front-matter.ts';
import type { ConceptContext } from './types.ts';

interface LessonContract {
  /** As seções de segundo nível, todas e nesta ordem. */
  sections: readonly string[];
  /** Palavras de prosa abaixo das quais o conferidor avisa. */
  minWords: number;
  /** “Como funciona” precisa de um diagrama. */
  diagram: boolean;
}

/**
 * O que cada tipo de lição promete. A de um conceito: os sete itens do curso, mais a autoavaliação e o uso no
 * Palco. A do aquecimento não compara abordagens nem mede: ensina o bastante para começar o módulo 01.
 */
const CONTRACTS = {
  concept: {
    sections: [
      'O que é',
      'Como funciona',
      'Múltiplas abordagens',
      'Comparação',
      'Melhor prática',
      'Exemplo prático',
      'Exercício',
      'Confira',
      'No Palco',
    ],
    minWords: 1_200,
    diagram: true,
  },
  warmUp: {
    sections: ['O que é', 'Como funciona', 'Exemplo prático', 'Exercício', 'Confira'],
    minWords: 600,
    diagram: false,
  },
} as const satisfies Record<string, LessonContract>;

type SectionTitle = (typeof CONTRACTS.concept.sections)[number];

/** O contrato da lição deste conceito. */
export function contractOf({
  catalog,
  concept,
}: Pick<ConceptContext, 'catalog' | 'concept'>): LessonContract {
  const module = catalog.modules.find(({ id }) => id === concept.moduleId);
  return module?.warmUp ? CONTRACTS.warmUp : CONTRACTS.concept;
}

export interface Section {
  title: string;
  line: number;
  /** Texto entre este `##` e o próximo, como está no arquivo. */
  text: string;
}

export interface Lesson {
  file: string;
  data: Record<string, unknown>;
  sections: Section[];
  /** Nós do Markdown com a linha do arquivo. */
  nodes: { node: Nodes; line: number }[];
}

export function readLesson({ book, concept }: ConceptContext): Lesson {
  return readMarkdown(book.root, concept.lesson ?? '');
}

export function readMarkdown(root: string, file: string): Lesson {
  const { data, body, bodyLine } = parseDocument(readFileSync(join(root, file), 'utf8'), file);
  const tree = fromMarkdown(body);
  const lineOf = (node: Nodes) => (node.position?.start.line ?? 1) + bodyLine - 1;
  const nodes: Lesson['nodes'] = [];
  visit(tree, (node) => nodes.push({ node, line: lineOf(node) }));
  return { file, data, sections: splitSections(tree.children, body, lineOf), nodes };
}

function visit(node: Nodes, each: (node: Nodes) => void): void {
  each(node);
  if ('children' in node) for (const child of node.children) visit(child, each);
}

export function plainText(node: Nodes): string {
  let text = '';
  visit(node, (child) => {
    if ('value' in child && child.type !== 'html') text += child.value;
  });
  return text;
}

function splitSections(children: Nodes[], body: string, lineOf: (node: Nodes) => number): Section[] {
  const heads = children.filter((node) => node.type === 'heading' && node.depth === 2);
  return heads.map((head, index) => ({
    title: plainText(head),
    line: lineOf(head),
    text: body.slice(head.position?.end.offset, heads[index + 1]?.position?.start.offset),
  }));
}

export function sectionNamed(lesson: Lesson, title: SectionTitle): Section | undefined {
  return lesson.sections.find((section) => section.title === title);
}

/** A âncora que o GitHub e o Starlight dão a um título. */
export function anchorOf(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}\s_-]/gu, '')
    .trim()
    .replaceAll(/\s/g, '-');
}

/** Todas as âncoras de um arquivo; títulos repetidos ganham `-1`, `-2`. */
export function anchorsOf(lesson: Lesson): Set<string> {
  const seen = new Map<string, number>();
  const anchors = new Set<string>();
  for (const { node } of lesson.nodes) {
    if (node.type !== 'heading') continue;
    const base = anchorOf(plainText(node));
    const times = seen.get(base) ?? 0;
    seen.set(base, times + 1);
    anchors.add(times === 0 ? base : `${base}-${times}`);
  }
  return anchors;
}
