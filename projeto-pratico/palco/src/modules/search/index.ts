import type { Module } from '#http/module.ts';
import type { PostReactions } from '#modules/posts/events.ts';
import type { AccountReactions } from '#modules/users/events.ts';
import type { SearchDeps } from './internal/deps.ts';
import { createFill } from './internal/fill.ts';
import { highlight } from './internal/highlight.ts';
import { peopleInStep, postsInStep } from './internal/in-step.ts';
import { searchRoutes } from './internal/routes.ts';
import { SearchPage } from './internal/schema.ts';
import { createService } from './internal/service.ts';

export type { SearchParts } from './internal/deps.ts';
export const searchParts = { highlight };

export interface SearchModule extends Module {
  postReactions: PostReactions;
  reactions: AccountReactions;
  /** Indexar o que já existia, e esquecer o que não existe mais. */
  chores: (() => Promise<number>)[];
}

export function createSearch(deps: SearchDeps): SearchModule {
  const service = createService(deps);
  return {
    postReactions: postsInStep(deps),
    reactions: peopleInStep(deps),
    chores: [createFill(deps), () => deps.search.cleanUp()],
    schemas: [SearchPage.schema],
    api: (app) => searchRoutes(app, service),
  };
}
