import { isExam } from '../../find.ts';
import { asNumber, asText } from '../../front-matter.ts';
import { closest } from '../../suggest.ts';
import { readLesson } from '../lesson.ts';
import type { ConceptContext, ConceptRule } from '../types.ts';

const KEYS = ['title', 'description', 'nivel', 'minutos', 'prerequisitos', 'fontes', 'draft'];
const LEVELS = ['iniciante', 'intermediario', 'avancado', 'senior'];

type Data = Record<string, unknown>;

/** Uma regra sobre o cabeçalho; sem nenhum, quem o diz é `cabecalho`. */
function headerRule(
  id: string,
  next: string,
  judge: (data: Data, context: ConceptContext) => string[],
): ConceptRule {
  return {
    id,
    next,
    check(context) {
      const { data } = readLesson(context);
      if (id !== 'cabecalho' && Object.keys(data).length === 0) return [];
      return judge(data, context).map((message) => ({ line: 1, message }));
    },
  };
}

/** As chaves que ninguém lê: quase sempre outra, com uma letra trocada. */
export function unknownKeys(data: Data, known: readonly string[]): string[] {
  return Object.keys(data)
    .filter((key) => !known.includes(key))
    .map((key) => {
      const meant = closest(key, known);
      return `o cabeçalho não tem a chave ${key}${meant ? `; seria ${meant}?` : ''}`;
    });
}

export const frontMatter = headerRule(
  'cabecalho',
  'complete o cabeçalho como em docs/escrevendo-conteudo.md, “A lição”',
  (data) => {
    if (Object.keys(data).length === 0)
      return ['não há cabeçalho: ele começa na primeira linha e fecha com outra linha ---'];
    return [
      ...['title', 'description']
        .filter((key) => asText(data[key]) === undefined)
        .map((key) => `o cabeçalho não tem ${key}`),
      ...(LEVELS.includes(String(data.nivel)) ? [] : [`nivel deve ser um de: ${LEVELS.join(', ')}`]),
      ...((asNumber(data.minutos) ?? 0) > 0 ? [] : ['minutos deve ser um número maior que zero, sem aspas']),
      ...unknownKeys(data, KEYS),
    ];
  },
);

/** Endereços de exemplo, que alguém esqueceu de trocar. */
const PLACEHOLDER = /^https?:\/\/([^/]*\.)?(exemplo|example|localhost|127\.0\.0\.1)\b/;

export const sources = headerRule(
  'fontes',
  'cite especificações, artigos, documentação do produto ou código-fonte, com titulo e url',
  ({ fontes }, { concept }) => {
    // As de um exame são as das lições a que ele manda voltar.
    if (isExam(concept)) return [];
    const list = Array.isArray(fontes) ? (fontes as ({ titulo?: unknown; url?: unknown } | null)[]) : [];
    const urls = list.map((source) => (asText(source?.titulo) ? asText(source?.url) : undefined) ?? '');
    return [
      ...(list.length < 3 ? [`são ${list.length} fontes; o mínimo é três, primárias`] : []),
      ...(urls.every((url) => /^https?:\/\/\S+$/.test(url))
        ? []
        : ['cada fonte precisa de titulo e de url completa']),
      ...urls.filter((url) => PLACEHOLDER.test(url)).map((url) => `a fonte é um endereço de exemplo: ${url}`),
      ...urls.filter((url, index) => urls.indexOf(url) < index).map((url) => `a fonte se repete: ${url}`),
    ];
  },
);

export const prerequisites = headerRule(
  'prerequisitos',
  'use ids de conceitos (módulo/NN-nome), sem que nenhum caminho volte ao próprio',
  ({ prerequisitos }, { catalog, concept }) => {
    if (!Array.isArray(prerequisitos)) return ['prerequisitos deve ser uma lista, mesmo vazia'];
    const known = new Map(catalog.modules.flatMap(({ concepts }) => concepts.map((each) => [each.id, each])));
    const ids = prerequisitos.map(String);
    const wrong = [
      ...ids.filter((id) => !known.has(id)).map((id) => `pré-requisito desconhecido: ${id}`),
      ...ids.filter((id, index) => ids.indexOf(id) < index).map((id) => `pré-requisito repetido: ${id}`),
    ];
    if (wrong.length > 0) return wrong;
    const cycle = findCycle(concept.id, (id) => known.get(id)?.prerequisites ?? []);
    return cycle ? [`os pré-requisitos formam um ciclo: ${cycle.join(' → ')}`] : [];
  },
);

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
