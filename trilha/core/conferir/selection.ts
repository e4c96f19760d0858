import type { Book } from '../book.ts';
import type { Catalog, Concept, Stage } from '../contract.ts';
import { TrilhaError } from '../errors.ts';
import { findConcept } from '../find.ts';
import { type Changes, changesSinceBase } from './changed.ts';
import { stageFolder } from './subjects.ts';

/** O que vai ser conferido. */
export interface Selection {
  concepts: Concept[];
  stages: Stage[];
  /** O que mudou neles, quando só isso interessa: o que não mudou já passou uma vez. */
  changed?: ReadonlySet<string>;
  before?: Changes['before'];
}

/** Mudar o conferidor, a correção, o plano ou o vocabulário pode mudar o veredito de qualquer texto. */
const GLOBAL =
  /^(trilha\/(core|check)\/|docs\/glossario\.md$|cspell\.json$|ferramentas\/quality\/palavras\.txt$)/;

/** Tudo o que já tem texto, pronto ou não. */
export function selectAll(catalog: Catalog): Selection {
  return {
    concepts: catalog.modules
      .flatMap((module) => module.concepts)
      .filter((concept) => concept.lesson !== undefined),
    stages: catalog.stages.filter((stage) => stage.readme !== undefined),
  };
}

/** O que mudou desde a base do ramo; sem git, ou quando mudou algo que vale para todos, tudo. */
export function selectChanged(book: Book, catalog: Catalog): Selection {
  const all = selectAll(catalog);
  const changes = changesSinceBase(book.root);
  if (changes === undefined || changes.paths.some((path) => GLOBAL.test(path))) return all;
  const { paths, before } = changes;
  return {
    concepts: all.concepts.filter((concept) => paths.some((path) => belongsTo(path, concept))),
    stages: all.stages.filter((stage) => paths.some((path) => path.startsWith(`${stageFolder(stage)}/`))),
    changed: new Set(paths),
    before,
  };
}

function belongsTo(path: string, { moduleId, slug }: Concept): boolean {
  return (
    path === `${moduleId}/teoria/${slug}.md` ||
    ['exemplos', 'exercicios'].some((folder) => path.startsWith(`${moduleId}/${folder}/${slug}/`))
  );
}

/**
 * Conceitos (`01/05`, `endianness`) e etapas (`etapa-01`, `exercicio-01-setup`).
 * @throws TrilhaError NOT_FOUND ou AMBIGUOUS.
 */
export function selectNamed(catalog: Catalog, queries: readonly string[]): Selection {
  const chosen: Selection = { concepts: [], stages: [] };
  for (const query of queries) {
    if (/^(etapa|exercicio)-/.test(query)) chosen.stages.push(findStage(catalog, query));
    else chosen.concepts.push(findConcept(catalog, query));
  }
  return chosen;
}

function findStage({ stages }: Catalog, query: string): Stage {
  const number = /^etapa-(\d{1,2})$/.exec(query)?.[1];
  const found = stages.find(({ id, ...each }) => id === query || each.number === Number(number));
  if (found?.readme !== undefined) return found;
  const known = stages.filter(({ readme }) => readme !== undefined);
  const names = known.map((each) => `etapa-${String(each.number).padStart(2, '0')}`);
  throw new TrilhaError(
    'NOT_FOUND',
    `Não há a etapa “${query}”.`,
    `As que há: ${names.join(', ') || 'nenhuma'}`,
  );
}
