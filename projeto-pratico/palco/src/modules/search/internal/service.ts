import type { Place, Scope } from '#kernel/cursor.ts';
import { pageFrom } from '#kernel/page.ts';
import { understand, withIds } from './ask.ts';
import { correct } from './correct.ts';
import type { SearchDeps } from './deps.ts';
import { foundList } from './list.ts';
import type { SearchPage, SearchQuery } from './schema.ts';

/** Com menos que isto na primeira página, talvez a palavra tenha sido escrita errado. */
const FEW = 5;

export function createService(deps: SearchDeps) {
  const { db, clock, cursors, search, users } = deps;

  return {
    /** Uma página do que se procura. O instante de referência e a correção da primeira valem nas seguintes: vão no cursor. */
    async find(asked: SearchQuery, limit: number, viewerId: string | null): Promise<SearchPage> {
      const scope = scopeOf(asked);
      const start = asked.cursor === undefined ? null : cursors.read(scope, asked.cursor);
      const { at, q: corrected } = referenceOf(start, clock.now());

      async function read(q: string): Promise<SearchPage> {
        const { query, since, until } = understand({ ...asked, q });
        const wanted = {
          query: await withIds(users, db, query),
          since,
          until,
          at,
          sort: asked.sort ?? ('relevance' as const),
        };
        const swap = q === asked.q ? null : { from: asked.q, to: q };
        const list = foundList(deps, { scope, wanted, viewerId, correctedTo: swap?.to ?? '' });
        return { ...(await pageFrom(cursors, list, start, limit)), corrected: swap };
      }

      const plain = await read(corrected || asked.q);
      if (start !== null || plain.items.length >= Math.min(FEW, limit)) return plain;
      const better = await correct(search, asked.q, understand(asked).query);
      const other = better === null ? plain : await read(better);
      return other.items.length > plain.items.length ? other : plain;
    },
  };
}

/** De que busca é um cursor: tudo o que muda o que ela traz. */
const scopeOf = ({ q, sort = 'relevance', author, tag, since, until }: SearchQuery): Scope => [
  'busca',
  q,
  sort,
  author ?? null,
  tag ?? null,
  since ?? null,
  until ?? null,
];

/** O que a primeira página deixou no cursor; veja `keysOf` em `list.ts`. */
function referenceOf(start: Place | null, now: Date): { at: Date; q: string } {
  const [, , at, q = ''] = start?.keys ?? [];
  return { at: at === undefined ? now : new Date(Number(at)), q };
}
