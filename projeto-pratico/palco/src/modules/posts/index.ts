import type { Module } from '#http/module.ts';
import { routes } from './internal/routes.ts';
import { Post, PostPage, Video } from './internal/schema.ts';
import { createService, type PostsDeps } from './internal/service.ts';

export { postErrors } from './internal/errors.ts';
export { IdParams, PostPage, Video } from './internal/schema.ts';
export type { Attachments, Reaction } from './internal/service.ts';

type Service = ReturnType<typeof createService>;

/** O que as fatias seguintes podem pedir a esta. */
export type Posts = Pick<Service, 'count' | 'export' | 'pageByAuthors' | 'recentAuthors'> & Module;

export function createPosts(deps: PostsDeps): Posts {
  const service = createService(deps);
  return {
    count: service.count,
    export: service.export,
    pageByAuthors: service.pageByAuthors,
    recentAuthors: service.recentAuthors,
    schemas: [Video.schema, Post.schema, PostPage.schema],
    api: (app) => routes(app, service),
  };
}
