import { availableParallelism } from 'node:os';
import type { Book } from '../book.ts';
import type { Catalog } from '../contract.ts';
import { TrilhaError } from '../errors.ts';
import { BOOK_RULES, CONCEPT_RULES, STAGE_RULES } from './rules/index.ts';
import { isUnwritten } from './rules/unwritten.ts';
import type { Selection } from './selection.ts';
import { bookContext, conceptContext, stageContext } from './subjects.ts';
import type { Finding, Rule, RuleContext } from './types.ts';

/** As regras lentas são processos: mais que os núcleos, elas disputariam tempo com os próprios prazos. */
const WORKERS = Math.max(2, availableParallelism());

export interface ConferirOptions extends Selection {
  update?: boolean;
  /** Diz se uma regra entra; padrão: todas. */
  only?: (rule: string) => boolean;
  onFinding?: (finding: Finding) => void;
}

export interface ConferirResult {
  findings: Finding[];
  concepts: number;
  stages: number;
  /** Regras aplicadas, contando uma vez por assunto. */
  checks: number;
  durationMs: number;
}

type Job = () => Promise<Finding[]>;

/** Confere o que foi escolhido contra o contrato. Um defeito é um achado; só um erro nosso lança. */
export async function conferir(
  book: Book,
  catalog: Catalog,
  options: ConferirOptions,
): Promise<ConferirResult> {
  const { update = false, only = () => true, onFinding, changed, before } = options;
  const startedAt = performance.now();
  const jobs = plan({ book, catalog, update, changed, before }, options, only);
  const findings: Finding[] = [];
  const pending = [...jobs];
  const worker = async () => {
    for (let job = pending.shift(); job; job = pending.shift()) {
      for (const finding of await job()) {
        findings.push(finding);
        onFinding?.(finding);
      }
    }
  };
  // Atualizar reescreve o mesmo arquivo em mais de uma regra: aí, uma de cada vez.
  await Promise.all(Array.from({ length: update ? 1 : WORKERS }, worker));
  return {
    findings: findings.sort(byPlace),
    concepts: options.concepts.length,
    stages: options.stages.length,
    checks: jobs.length,
    durationMs: Math.round(performance.now() - startedAt),
  };
}

/** Um trabalho por regra e assunto; o livro inteiro entra uma vez. */
function plan(
  around: Omit<RuleContext, 'file' | 'base' | 'files'>,
  { concepts, stages }: Selection,
  only: (rule: string) => boolean,
): Job[] {
  const conceptContexts = concepts.map((concept) => conceptContext(around, concept));
  const stageContexts = stages.map((stage) => stageContext(around, stage));
  const all = bookContext(around, [...conceptContexts, ...stageContexts]);
  return [
    ...jobsFor(BOOK_RULES, all, only),
    ...stageContexts.flatMap((context) => jobsFor(STAGE_RULES, context, only)),
    ...conceptContexts.flatMap((context) => jobsFor(CONCEPT_RULES, context, only)),
  ];
}

/** Enquanto algo está por escrever, só valem as regras que julgam o que há. */
function jobsFor<Context extends RuleContext>(
  rules: readonly Rule<Context>[],
  context: Context,
  only: (rule: string) => boolean,
): Job[] {
  const partial = isUnwritten(context);
  const { changed } = context;
  const concerns = ({ reads, applies }: Rule<Context>) =>
    (!reads || !changed || [...changed].some((file) => reads.test(file))) && (applies?.(context) ?? true);
  return rules
    .filter((rule) => only(rule.id) && (!partial || rule.partial) && concerns(rule))
    .map((rule) => () => apply(rule, context));
}

async function apply<Context extends RuleContext>(
  { id, next, check }: Rule<Context>,
  context: Context,
): Promise<Finding[]> {
  const common = { rule: id, level: 'error', file: context.file, next } as const;
  try {
    return (await check(context)).map((report) => ({ ...common, ...report }));
  } catch (error) {
    if (error instanceof TrilhaError) return [{ ...common, message: error.message, next: error.next }];
    return [{ ...common, message: `a regra não terminou: ${(error as Error).message}` }];
  }
}

function byPlace(a: Finding, b: Finding): number {
  return a.file.localeCompare(b.file) || (a.line ?? 0) - (b.line ?? 0) || a.rule.localeCompare(b.rule);
}
