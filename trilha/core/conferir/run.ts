import type { Book } from '../book.ts';
import type { Catalog, Concept } from '../contract.ts';
import { RULES } from './rules/index.ts';
import { findStrays } from './strays.ts';
import type { Finding, Rule, RuleContext } from './types.ts';

/** Dois de cada vez: as regras lentas são processos, e mais que isso disputa os núcleos com a própria medição. */
const WORKERS = 2;

export interface ConferirOptions {
  concepts: Concept[];
  update?: boolean;
  /** Padrão: todas. */
  rules?: readonly Rule[];
  onFinding?: (finding: Finding) => void;
}

export interface ConferirResult {
  findings: Finding[];
  concepts: number;
  /** Regras aplicadas, contando uma vez por conceito. */
  checks: number;
  durationMs: number;
}

/** Confere os conceitos contra o contrato. Um defeito é um achado; só um erro nosso lança. */
export async function conferir(
  book: Book,
  catalog: Catalog,
  options: ConferirOptions,
): Promise<ConferirResult> {
  const { concepts, update = false, rules = RULES, onFinding } = options;
  const startedAt = performance.now();
  const findings: Finding[] = findStrays(book, catalog);
  for (const finding of findings) onFinding?.(finding);
  const jobs = concepts.flatMap((concept) =>
    rules
      .filter((rule) => (rule.applies ?? ((each: Concept) => each.ready))(concept))
      .map((rule) => ({
        rule,
        concept,
      })),
  );
  const pending = [...jobs];
  const worker = async () => {
    for (let job = pending.shift(); job; job = pending.shift()) {
      for (const finding of await apply(job.rule, { book, catalog, concept: job.concept, update })) {
        findings.push(finding);
        onFinding?.(finding);
      }
    }
  };
  // Atualizar reescreve o mesmo arquivo em mais de uma regra: aí, uma de cada vez.
  await Promise.all(Array.from({ length: update ? 1 : WORKERS }, worker));
  return {
    findings,
    concepts: concepts.length,
    checks: jobs.length,
    durationMs: Math.round(performance.now() - startedAt),
  };
}

async function apply(rule: Rule, context: RuleContext): Promise<Finding[]> {
  const fallback = context.concept.lesson ?? context.concept.id;
  try {
    const reports = await rule.check(context);
    return reports.map((report) => ({ rule: rule.id, level: 'error' as const, file: fallback, ...report }));
  } catch (error) {
    const message = `a regra não terminou: ${(error as Error).message}`;
    return [{ rule: rule.id, level: 'error', file: fallback, message }];
  }
}
