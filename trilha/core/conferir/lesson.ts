import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { isExam } from '../find.ts';
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
 * Palco. A do aquecimento não compara abordagens nem mede: ensina o bastante para começar o módulo 01. As seções de um
 * exame são as perguntas, de que cuida a regra `exame`.
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
  exam: { sections: [], minWords: 0, diagram: true },
} as const satisfies Record<string, LessonContract>;

export type SectionTitle = (typeof CONTRACTS.concept.sections)[number];

/** O contrato da lição deste conceito. */
export function contractOf({
  catalog,
  concept,
}: Pick<ConceptContext, 'catalog' | 'concept'>): LessonContract {
  if (isExam(concept)) return CONTRACTS.exam;
  const module = catalog.modules.find(({ id }) => id === concept.moduleId);
  return module?.warmUp ? CONTRACTS.warmUp : CONTRACTS.concept;
}

export interface Section {
  title: string;
  line: number;
  /** Texto entre este `##` e o próximo, como está no arquivo. */
  text: string;
  nodes: PlacedNode[];
}

/** Um nó do Markdown com a linha do arquivo. */
interface PlacedNode {
  node: Nodes;
  line: number;
}

export interface Lesson {
  file: string;
  data: Record<string, unknown>;
  /** O texto sem o cabeçalho. */
  body: string;
  sections: Section[];
  nodes: PlacedNode[];
}

export function readLesson({ book, concept }: ConceptContext): Lesson {
  return readMarkdown(book.root, concept.lesson ?? '');
}

/** O último texto lido de cada arquivo: uma dúzia de regras lê o mesmo. */
const parsed = new Map<string, { text: string; lesson: Lesson }>();

export function readMarkdown(root: string, file: string): Lesson {
  const path = join(root, file);
  const text = readFileSync(path, 'utf8');
  const known = parsed.get(path);
  if (known?.text === text) return known.lesson;
  const lesson = parseMarkdown(text, file);
  parsed.set(path, { text, lesson });
  return lesson;
}

/** A marca de ordem e o fim de linha do Windows são assunto de uma regra só, e não atrapalham as outras. */
export const plainLines = (text: string): string => text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');

function parseMarkdown(text: string, file: string): Lesson {
  const { data, body, bodyLine } = parseDocument(plainLines(text), file);
  const tree = fromMarkdown(body);
  const lineOf = (node: Nodes) => (node.position?.start.line ?? 1) + bodyLine - 1;
  const nodes: PlacedNode[] = [];
  visit(tree, (node) => nodes.push({ node, line: lineOf(node) }));
  return { file, data, body, sections: splitSections(tree.children, body, nodes), nodes };
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

function splitSections(children: Nodes[], body: string, nodes: PlacedNode[]): Section[] {
  const heads = nodes.filter(({ node }) => children.includes(node) && isHeading(node, 2));
  return heads.map(({ node, line }, index) => {
    const next = heads[index + 1];
    return {
      title: plainText(node),
      line,
      text: body.slice(node.position?.end.offset, next?.node.position?.start.offset),
      nodes: nodes.slice(nodes.findIndex((each) => each.node === node) + 2, next && nodes.indexOf(next)),
    };
  });
}

export const isHeading = (node: Nodes, depth: number): boolean =>
  node.type === 'heading' && node.depth === depth;

/** As seções sem nada que se leia. */
export const emptySections = ({ sections }: Lesson): { line: number; message: string }[] =>
  sections
    .filter(({ text }) => text.replaceAll(/<!--[\s\S]*?-->/g, '').trim() === '')
    .map(({ title, line }) => ({ line, message: `a seção “${title}” está vazia` }));

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
