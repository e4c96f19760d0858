import type { Rule } from '../types.ts';
import { comparison } from './comparison.ts';
import { outputs, snippets } from './derived.ts';
import { exampleTests, pureCore } from './examples.ts';
import { commonMistakes, exerciseFiles, refusals, solution, starter } from './exercise.ts';
import { frontMatter, prerequisites, sources } from './front-matter.ts';
import { alternativeText, exerciseLink, links } from './links.ts';
import { approaches, diagram, length, noTopHeading, sections, selfCheck } from './sections.ts';

/** Todas as regras do contrato de um conceito. Uma nova é um arquivo, uma linha aqui e uma quebra no teste. */
export const RULES: readonly Rule[] = [
  frontMatter,
  sources,
  prerequisites,
  noTopHeading,
  sections,
  diagram,
  approaches,
  comparison,
  exerciseLink,
  selfCheck,
  length,
  links,
  alternativeText,
  snippets,
  outputs,
  exampleTests,
  pureCore,
  exerciseFiles,
  solution,
  starter,
  commonMistakes,
  refusals,
];
