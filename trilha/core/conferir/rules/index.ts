import type { BookRule, ConceptRule, Rule, StageRule } from '../types.ts';
import { comparison } from './comparison.ts';
import { outputs, snippets } from './derived.ts';
import { doors } from './doors.ts';
import { exampleTests, pureCore } from './examples.ts';
import { commonMistakes, solution, starter } from './exercise/directions.ts';
import { exerciseFiles } from './exercise/files.ts';
import { flakiness } from './exercise/flakiness.ts';
import { refusals } from './exercise/refusals.ts';
import { frontMatter, prerequisites, sources } from './front-matter.ts';
import { glossary } from './glossary.ts';
import { alternativeText, exerciseLink, links } from './links.ts';
import { looseCode } from './loose-code.ts';
import { planned } from './plan.ts';
import { approaches, diagram, length, noTopHeading, sections, selfCheck } from './sections.ts';
import { spelling } from './spelling.ts';
import { stageContract } from './stage/contract.ts';
import { stageComparison, stageFiles } from './stage/files.ts';
import { stageOpening, stageSections } from './stage/readme.ts';
import { stageStarter } from './stage/starter.ts';
import { stageTasks } from './stage/tasks.ts';
import { stageVariants } from './stage/variants.ts';
import { unwritten } from './unwritten.ts';

/** Uma regra nova é um arquivo, uma linha aqui e uma quebra em `test/breakages.ts`. As lentas vêm primeiro. */
const TEXT_RULES: readonly Rule[] = [unwritten, links, alternativeText, glossary, snippets];

export const BOOK_RULES: readonly BookRule[] = [spelling, planned, doors, links, alternativeText];

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
  pureCore,
  frontMatter,
  sources,
  prerequisites,
  noTopHeading,
  sections,
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
