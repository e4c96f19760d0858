import type { Catalog, Concept, Exercise, Module } from './contract.ts';
import { TrilhaError } from './errors.ts';
import { closest } from './suggest.ts';

/** Minúsculas e sem acentos: `Endianness e representação` e `representacao` se encontram. */
export const fold = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/**
 * A lição e a âncora que uma tarefa manda reler. A de um exame diz também a lição: `05-slug#âncora`.
 * @returns sem `concept`, a lição que ela diz não está no catálogo
 */
export function rereadOf(
  catalog: Catalog,
  concept: Concept,
  section: string,
): { concept?: Concept; anchor: string } {
  const [slug, anchor] = section.split('#');
  if (anchor === undefined) return { concept, anchor: section };
  const found = allConcepts(catalog).find(({ id }) => id === `${concept.moduleId}/${slug}`);
  return { ...(found && { concept: found }), anchor };
}

/** O nome do exame de um módulo, onde o conceito tem `05-slug`. */
export const EXAM = 'exame';

export const isExam = ({ slug }: Concept) => slug === EXAM;

/** O que se estuda num módulo, na ordem: os conceitos e, no fim, o exame. */
export const lessonsOf = ({ concepts, exam }: Module) => (exam ? [...concepts, exam] : concepts);

const allConcepts = (catalog: Catalog) => catalog.modules.flatMap(lessonsOf);

/**
 * Acha um conceito por `01/05`, `05`, `01/exame`, pelo slug ou por qualquer parte que só um tenha. Um número sozinho vale
 * no módulo em que a pessoa está; sem isso, no único módulo que tiver um pronto.
 *
 * @throws TrilhaError NOT_FOUND ou AMBIGUOUS, com os candidatos.
 */
export function findConcept(catalog: Catalog, query: string, current?: string): Concept {
  const concepts = allConcepts(catalog);
  const exact = concepts.find((concept) => concept.id === query);
  if (exact) return exact;
  const found = narrow(matches(concepts, query), query, current);
  if (found.length === 1 && found[0]) return found[0];
  if (found.length === 0) {
    throw new TrilhaError(
      'NOT_FOUND',
      `Nenhum conceito combina com “${query}”.`,
      suggestion(concepts, query),
    );
  }
  const list = found.map((concept) => `  ${label(concept)}`).join('\n');
  throw new TrilhaError(
    'AMBIGUOUS',
    `“${query}” combina com ${found.length} conceitos:\n${list}`,
    'Use o número da esquerda.',
  );
}

/** `01/05`, a forma curta de endereçar. */
export const shortId = (concept: Concept) => `${concept.moduleId.slice(0, 2)}/${placeIn(concept)}`;

/** `05`, ou `exame`, que não tem número. */
const placeIn = (concept: Concept) => (isExam(concept) ? EXAM : String(concept.number).padStart(2, '0'));

const label = (concept: Concept) =>
  `${shortId(concept)}  ${concept.title}${concept.ready ? '' : ' (em preparação)'}`;

/** Compara com cada palavra: quem erra uma letra de “endianness” não escreve o título inteiro. */
function suggestion(concepts: Concept[], query: string): string {
  if (/^[\d/-]+$/.test(query)) return nearNumber(concepts, Number(/\d+/.exec(query)?.[0] ?? 0));
  const words = concepts.flatMap((concept) =>
    [concept.slug.replace(/^\d+-/, ''), ...concept.slug.split('-'), ...concept.title.split(' ')].map(
      (word) => [fold(word), concept] as const,
    ),
  );
  const word = closest(
    fold(query),
    words.map(([text]) => text),
  );
  const found = words.find(([text]) => text === word)?.[1];
  return found
    ? `Você quis dizer ${label(found).replace('  ', ', ')}?`
    : 'Veja todos com: npx trilha lista --tudo';
}

/** Os prontos do módulo pedido; sem ele, os primeiros prontos. */
function nearNumber(concepts: Concept[], module: number): string {
  const ready = concepts.filter((concept) => concept.ready);
  const there = ready.filter(({ moduleId }) => Number(moduleId.slice(0, 2)) === module);
  const near = (there.length > 0 ? there : ready).slice(0, 8).map(shortId).join(', ');
  return `Prontos${there.length > 0 ? ' nesse módulo' : ''}: ${near}. Todos: npx trilha lista --tudo`;
}

/**
 * O exercício de um conceito.
 * @param catalog com ele, o erro diz os mais próximos que têm um
 * @throws TrilhaError NOT_READY quando ainda não foi escrito
 */
export function exerciseOf(concept: Concept, catalog?: Catalog): Exercise {
  if (concept.exercise) return concept.exercise;
  const all = catalog ? allConcepts(catalog) : [];
  const place = ({ id }: Concept) => all.findIndex((each) => each.id === id);
  const away = (other: Concept) => Math.abs(place(other) - place(concept));
  const near = all.filter(({ exercise }) => exercise).sort((a, b) => away(a) - away(b));
  const names = near.slice(0, 3).map((each) => `${shortId(each)}, ${each.title}`);
  const next = `Os mais próximos que têm: ${names.join('; ')}`;
  throw new TrilhaError(
    'NOT_READY',
    `“${concept.title}” ainda não tem exercício.`,
    names.length > 0 ? next : 'Veja os prontos com: npx trilha lista',
  );
}

/** `01/05`, `1-5`, `05`, `01/exame`, `exame`. */
const ADDRESS = /^(?:(\d{1,2})[/-])?(\d{1,2}|exame)$/;

function matches(concepts: Concept[], query: string): Concept[] {
  const [, module, place] = ADDRESS.exec(query) ?? [];
  if (place !== undefined) {
    const there = concepts.filter((concept) => placeIn(concept) === place.padStart(2, '0'));
    return module === undefined
      ? there
      : there.filter(({ moduleId }) => moduleId.startsWith(module.padStart(2, '0')));
  }
  const part = fold(query);
  return concepts.filter((concept) => fold(`${concept.id} ${concept.title}`).includes(part));
}

/** Só números, e o exame, se desempatam sozinhos; texto ambíguo é sempre perguntado. */
function narrow(found: Concept[], query: string, current: string | undefined): Concept[] {
  if (found.length <= 1 || !ADDRESS.test(query)) return found;
  const here = found.filter((concept) => concept.moduleId === current?.split('/')[0]);
  if (here.length === 1) return here;
  const ready = found.filter((concept) => concept.ready);
  return ready.length === 1 ? ready : found;
}
