import type { Clock } from '#kernel/clock.ts';
import type { Cursors } from '#kernel/cursor.ts';
import type { Db } from '#kernel/db.ts';
import type { Posts } from '#modules/posts/index.ts';
import type { Users } from '#modules/users/index.ts';
import type { Search } from '#ports/search/port.ts';
import type { highlight } from './highlight.ts';

/** A peça em que um engano vira ataque: trocável sem mexer no resto. */
export interface SearchParts {
  highlight: typeof highlight;
}

export interface SearchDeps {
  db: Db;
  clock: Clock;
  cursors: Cursors;
  search: Search;
  users: Pick<Users, 'authors' | 'idsByHandles'>;
  posts: Pick<Posts, 'hydrate' | 'writtenAfter'>;
  parts: SearchParts;
}
