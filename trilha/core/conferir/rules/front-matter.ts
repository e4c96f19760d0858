import { asNumber, asText, asTexts } from '../../front-matter.ts';
import { readLesson } from '../lesson.ts';
import type { ConceptRule, Report } from '../types.ts';

const LEVELS = ['iniciante', 'intermediario', 'avancado', 'senior'];

export const frontMatter: ConceptRule = {
  id: 'cabecalho',
  next: 'complete o cabeçalho como em docs/escrevendo-conteudo.md, “A lição”',
  check(context) {
    const { data } = readLesson(context);
    const missing = ['title', 'description'].filter((key) => asText(data[key]) === undefined);
    const reports: Report[] = missing.map((key) => ({ line: 1, message: `o cabeçalho não tem ${key}` }));
    if (!LEVELS.includes(String(data.nivel))) {
      reports.push({ line: 1, message: `nivel deve ser um de: ${LEVELS.join(', ')}` });
    }
    if ((asNumber(data.minutos) ?? 0) <= 0) {
      reports.push({ line: 1, message: 'minutos deve ser um número maior que zero' });
    }
    return reports;
  },
};

export const sources: ConceptRule = {
  id: 'fontes',
  next: 'cite especificações, artigos, documentação do produto ou código-fonte, com titulo e url',
  check(context) {
    const { data } = readLesson(context);
    const list = Array.isArray(data.fontes) ? (data.fontes as { titulo?: unknown; url?: unknown }[]) : [];
    const valid = list.filter(
      ({ titulo, url }) => asText(titulo) && /^https?:\/\/\S+$/.test(asText(url) ?? ''),
    );
    if (valid.length < list.length)
      return [{ line: 1, message: 'cada fonte precisa de titulo e de url completa' }];
    if (list.length < 3)
      return [{ line: 1, message: `são ${list.length} fontes; o mínimo é três, primárias` }];
    return [];
  },
};

export const prerequisites: ConceptRule = {
  id: 'prerequisitos',
  next: 'use ids de conceitos (módulo/NN-nome), sem que nenhum caminho volte ao próprio',
  check(context) {
    const { catalog, concept } = context;
    const { data } = readLesson(context);
    if (!Array.isArray(data.prerequisitos))
      return [{ line: 1, message: 'prerequisitos deve ser uma lista, mesmo vazia' }];
    const known = new Map(
      catalog.modules.flatMap((module) => module.concepts).map((each) => [each.id, each]),
    );
    const unknown = asTexts(data.prerequisitos).filter((id) => !known.has(id));
    if (unknown.length > 0)
      return unknown.map((id) => ({ line: 1, message: `pré-requisito desconhecido: ${id}` }));
    const cycle = findCycle(concept.id, (id) => known.get(id)?.prerequisites ?? []);
    return cycle ? [{ line: 1, message: `os pré-requisitos formam um ciclo: ${cycle.join(' → ')}` }] : [];
  },
};

/** Um caminho de `start` até ele mesmo, se houver. */
function findCycle(start: string, next: (id: string) => string[]): string[] | undefined {
  const seen = new Set<string>();
  const walk = (id: string, path: string[]): string[] | undefined => {
    for (const target of next(id)) {
      if (target === start) return [...path, target];
      if (seen.has(target)) continue;
      seen.add(target);
      const found = walk(target, [...path, target]);
      if (found) return found;
    }
    return;
  };
  return walk(start, [start]);
}
