import type { Book } from '../book.ts';
import type { Catalog, Concept, Stage } from '../contract.ts';
import { findConcept, lessonsOf } from '../find.ts';
import { findStage } from '../find-stage.ts';
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

const hasText = ({ readme }: Stage) => readme !== undefined;

/** Tudo o que já tem texto, pronto ou não. */
export function selectAll(catalog: Catalog): Selection {
  return {
    concepts: catalog.modules.flatMap(lessonsOf).filter((concept) => concept.lesson !== undefined),
    stages: catalog.stages.filter(hasText),
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
    if (/^(etapa|exercicio)-/.test(query)) chosen.stages.push(findStage(catalog, query, hasText));
    else chosen.concepts.push(findConcept(catalog, query));
  }
  return chosen;
}
