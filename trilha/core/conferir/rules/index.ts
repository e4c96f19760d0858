import type { BookRule, ConceptRule, Rule, StageRule } from '../types.ts';
import { looseCode, plainFile } from './blocks.ts';
import { comparison } from './comparison.ts';
import { outputs, snippets } from './derived.ts';
import { diagrams } from './diagrams.ts';
import { doors } from './doors.ts';
import { exam } from './exam.ts';
import { exampleTests, pureCore } from './examples.ts';
import { commonMistakes, solution, starter } from './exercise/directions.ts';
import { exerciseFiles } from './exercise/files.ts';
import { flakiness } from './exercise/flakiness.ts';
import { refusals } from './exercise/refusals.ts';
import { tasks } from './exercise/tasks.ts';
import { frontMatter, prerequisites, sources } from './front-matter.ts';
import { planned } from './plan.ts';
import { approaches, diagram, exerciseLink, headings, length, sections, selfCheck } from './sections.ts';
import { spelling } from './spelling.ts';
import { stageContract } from './stage/contract.ts';
import { stageComparison, stageFiles } from './stage/files.ts';
import { stageOpening, stageSections } from './stage/readme.ts';
import { stageStarter } from './stage/starter.ts';
import { stageTasks } from './stage/tasks.ts';
import { stageVariants } from './stage/variants.ts';
import { alternativeText, glossary, links, plainHtml, tables, voice } from './text.ts';
import { unwritten } from './unwritten.ts';

/** Valem para todo texto do repositório. Uma regra nova é uma função, uma linha aqui e uma quebra em `test/breakages.ts`. */
const PAGE_RULES: readonly Rule[] = [links, alternativeText, plainHtml, tables, diagrams, plainFile];

const TEXT_RULES: readonly Rule[] = [unwritten, glossary, voice, snippets, ...PAGE_RULES];

export const BOOK_RULES: readonly BookRule[] = [spelling, planned, doors, ...PAGE_RULES];

/** As lentas vêm primeiro. */
export const STAGE_RULES: readonly StageRule[] = [
  stageVariants,
  stageTasks,
  stageStarter,
  stageContract,
  stageComparison,
  stageFiles,
  stageOpening,
  stageSections,
  outputs,
  ...TEXT_RULES,
];

export const CONCEPT_RULES: readonly ConceptRule[] = [
  flakiness,
  outputs,
  refusals,
  commonMistakes,
  starter,
  solution,
  tasks,
  pureCore,
  frontMatter,
  sources,
  prerequisites,
  headings,
  sections,
  exam,
  diagram,
  approaches,
  comparison,
  looseCode,
  exerciseLink,
  selfCheck,
  length,
  exampleTests,
  exerciseFiles,
  ...TEXT_RULES,
];

/** Os nomes de todas, uma vez cada. */
export const RULE_IDS: readonly string[] = [
  ...new Set([...BOOK_RULES, ...STAGE_RULES, ...CONCEPT_RULES].map(({ id }) => id)),
];
