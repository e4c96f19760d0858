import { distance } from './analysis/distance.ts';
import { stem } from './analysis/stem.ts';
import { tokensOf } from './analysis/tokens.ts';
import { spansOf, type Tokens } from './match.ts';
import type { Hit, Search, SearchDoc, SearchRequest } from './port.ts';
import type { Query, Term } from './query.ts';

interface Entry {
  doc: SearchDoc;
  tokens: Tokens;
}

const DAY_MS = 86_400_000;

/** Índice na memória do processo, que confere post por post. Para testes, e para conferir o outro adaptador. */
export function createMemorySearch(): Search {
  const entries = new Map<string, Entry>();
  const hidden = new Set<string>();
  const put = (docs: SearchDoc[]) => {
    for (const doc of docs) entries.set(doc.id, { doc, tokens: tokensOf(doc.text) });
  };
  const drop = (ids: string[]) => {
    for (const id of ids) entries.delete(id);
  };
  const shown = () => [...entries.values()].filter(({ doc }) => !hidden.has(doc.authorId));
  const words = () => new Map(shown().flatMap(({ doc, tokens }) => surfaces(doc.text, tokens)));

  return {
    index: async (tx, doc) => tx.afterCommit(() => put([doc])),
    fill: async (tx, docs) => tx.afterCommit(() => put(docs)),
    remove: async (tx, ids) => tx.afterCommit(() => drop(ids)),
    setHidden: async (tx, authorId, hide) =>
      tx.afterCommit(() => void (hide ? hidden.add(authorId) : hidden.delete(authorId))),
    cleanUp: async () => 0,

    async search(request) {
      const found = shown()
        .filter(({ doc }) => inTime(doc.id, request))
        .filter((entry) => matches(entry, request.query))
        .map((entry) => ({ id: entry.doc.id, score: scoreOf(entry, request) }));
      return cut(found, request);
    },

    async suggest(asked) {
      const known = words();
      const roots = new Set([...known.keys()].map(stem));
      const unknown = asked.filter((word) => !roots.has(stem(word)));
      return new Map(unknown.flatMap((word) => nearest(word, known)));
    },
  };
}

const surfaces = (text: string, tokens: Tokens) =>
  tokens.map(({ word, start, end }): [string, string] => [word, text.slice(start, end).toLowerCase()]);

function nearest(asked: string, known: Map<string, string>): [string, string][] {
  const [best] = [...known]
    .map(([word, surface]) => ({ surface, far: distance(asked, word) }))
    .filter(({ far }) => far <= (asked.length < 6 ? 1 : 2))
    .sort((a, b) => a.far - b.far);
  return best ? [[asked, best.surface]] : [];
}

const instantOf = (id: string) => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);

function inTime(id: string, { since, until, at }: SearchRequest): boolean {
  const ms = instantOf(id);
  return ms <= at.getTime() && ms >= (since?.getTime() ?? 0) && ms <= (until?.getTime() ?? ms);
}

function matches(entry: Entry, { all, none }: Query): boolean {
  const has = (term: Term) => hasTerm(entry, term);
  return all.every((terms) => terms.some(has)) && !none.some(has);
}

function hasTerm({ doc, tokens }: Entry, term: Term): boolean {
  if (term.kind === 'tag') return doc.tags.includes(term.tag);
  if (term.kind === 'author') return doc.authorId === term.handle;
  return spansOf(term, tokens).length > 0;
}

/** Cada acerto conta, o exato em dobro, e um mês pela metade. */
function scoreOf({ doc, tokens }: Entry, { sort, query, at }: SearchRequest): number {
  if (sort === 'recent') return 0;
  const terms = query.all.flat();
  const exact = new Set(terms.flatMap((term) => (term.kind === 'word' ? term.word : [])));
  const hits = terms.flatMap((term) => spansOf(term, tokens)).length;
  const same = tokens.filter(({ word }) => exact.has(word)).length;
  const days = (at.getTime() - instantOf(doc.id)) / DAY_MS;
  return (hits + same) / tokens.length / (1 + days / 30);
}

function cut(hits: Hit[], { from, sense, limit }: SearchRequest): Hit[] {
  const ordered = hits.sort(sense === 'forward' ? before : (a, b) => before(b, a));
  const start = from === null ? 0 : ordered.findIndex((hit) => !isPast(hit, from, sense));
  return start < 0 ? [] : ordered.slice(start, start + limit);
}

const before = (a: Hit, b: Hit) => b.score - a.score || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
const isPast = (hit: Hit, from: Hit, sense: SearchRequest['sense']) =>
  sense === 'forward' ? before(hit, from) < 0 : before(hit, from) > 0;
