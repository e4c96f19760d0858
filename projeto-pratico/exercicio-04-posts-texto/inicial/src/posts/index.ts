import type { Module } from '@trilha/palco/src/http/module.ts';
import type { ExportSection } from '@trilha/palco/src/modules/users/index.ts';
import type { PostsDeps } from './deps.ts';
import { Post, PostPage } from './post.ts';
import { routes } from './routes.ts';
import { createService } from './service.ts';

/** A porta da fatia: o que as outras podem pedir a ela. */
export interface Posts extends Module {
  /** O que a pessoa publicou, para ela levar. */
  export: ExportSection;
}

export function createPosts(deps: PostsDeps): Posts {
  const service = createService(deps);
  return {
    export: service.export,
    schemas: [Post.schema, PostPage.schema],
    api: (app) => routes(app, service),
  };
}
