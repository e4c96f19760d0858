import type { Keys, Scope } from '#kernel/cursor.ts';
import { inRounds, type List, type Rounds } from '#kernel/page.ts';
import type { Post } from '#modules/posts/index.ts';
import type { Hit, SearchRequest } from '#ports/search/port.ts';
import type { SearchDeps } from './deps.ts';
import type { Piece } from './schema.ts';

interface Found {
  post: Post;
  highlight: Piece[];
}

export interface Finding {
  scope: Scope;
  wanted: Omit<SearchRequest, 'from' | 'sense' | 'limit'>;
  viewerId: string | null;
  /** A busca que se fez no lugar da pedida; vazia se é ela mesma. */
  correctedTo: string;
}

type ListDeps = Pick<SearchDeps, 'search' | 'posts' | 'parts'>;

/** O que uma busca acha, como lista em que se anda nos dois sentidos. */
export function foundList({ search, posts, parts }: ListDeps, finding: Finding): List<Found> {
  const { scope, wanted, viewerId, correctedTo } = finding;
  const rounds: Rounds<Hit, Found> = {
    // um número como texto volta a ser o mesmo número: a nota compara igual à que o índice calcula de novo
    keysOf: ({ score, id }) => [String(score), id, String(wanted.at.getTime()), correctedTo],
    read: (from, sense, limit) => search.search({ ...wanted, from: from && hitOf(from), sense, limit }),
    async show(hits) {
      const found = await posts.hydrate(
        hits.map(({ id }) => id),
        viewerId,
      );
      return hits.map(({ id }) => {
        const post = found.get(id);
        return post ? { post, highlight: parts.highlight(post, wanted.query) } : null;
      });
    },
  };
  return { scope, walk: (...start) => inRounds(rounds, ...start) };
}

const hitOf = ([score = '0', id = '']: Keys): Hit => ({ score: Number(score), id });
