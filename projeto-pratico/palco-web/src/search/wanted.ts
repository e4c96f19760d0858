import type { SearchWanted } from '../api/search.ts';

/** O que a página de busca tem nos campos, como se digita. */
export interface SearchFields {
  q: string;
  author: string;
  tag: string;
  since: string;
  until: string;
  recent: boolean;
}

export const NO_FIELDS: SearchFields = { q: '', author: '', tag: '', since: '', until: '', recent: false };

/** O nome de cada campo no endereço, em português porque é lido. */
const NAMES = { q: 'q', author: 'de', tag: 'tag', since: 'desde', until: 'ate' } as const;
const ORDER = 'ordem';
const DAY = /^\d{4}-\d{2}-\d{2}$/u;

type Named = keyof typeof NAMES;

/** O nome sem a arroba e a hashtag sem a cerquilha, que muita gente digita por hábito. */
const clean = (field: Named, text: string) => {
  const trimmed = text.trim();
  if (field === 'author') return trimmed.replace(/^@/u, '');
  return field === 'tag' ? trimmed.replace(/^#/u, '') : trimmed;
};

/** Lê os campos do endereço, sem confiança nenhuma: data que não é data some. */
export function fieldsFrom(params: URLSearchParams): SearchFields {
  const read = (field: Named) => clean(field, params.get(NAMES[field]) ?? '');
  const day = (name: 'since' | 'until') => {
    const text = read(name);
    return DAY.test(text) && !Number.isNaN(Date.parse(text)) ? text : '';
  };
  return {
    q: read('q'),
    author: read('author'),
    tag: read('tag'),
    since: day('since'),
    until: day('until'),
    recent: params.get(ORDER) === 'recentes',
  };
}

/** Os campos como endereço; o que está vazio não aparece. */
export function paramsOf(fields: SearchFields): URLSearchParams {
  const params = new URLSearchParams();
  for (const [field, name] of Object.entries(NAMES) as [Named, string][]) {
    const text = clean(field, fields[field]);
    if (text !== '') params.set(name, text);
  }
  if (fields.recent) params.set(ORDER, 'recentes');
  return params;
}

/** O instante em que um dia começa ou acaba no fuso de quem procura. */
function instantOf(day: string, edge: 'start' | 'end'): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const start = new Date(year, month - 1, date);
  return (edge === 'start' ? start : new Date(year, month - 1, date + 1)).toISOString();
}

/** O pedido à API: só o que filtra. */
export const wantedOf = ({ q, author, tag, since, until, recent }: SearchFields): SearchWanted => ({
  q,
  sort: recent ? 'recent' : 'relevance',
  ...(author && { author }),
  ...(tag && { tag }),
  ...(since && { since: instantOf(since, 'start') }),
  ...(until && { until: instantOf(until, 'end') }),
});

/** Quantos filtros valem, além das palavras. */
export const filterCount = ({ author, tag, since, until }: SearchFields) =>
  [author, tag, since, until].filter((text) => text !== '').length;
