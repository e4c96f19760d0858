import type { Module } from '#http/module.ts';
import type { Once } from '#modules/idempotency/index.ts';
import type { AccountReactions } from '#modules/users/events.ts';
import type { ExportSection } from '#modules/users/index.ts';
import type { PostsDeps } from './internal/deps.ts';
import { Entity } from './internal/entity-schema.ts';
import { Poll } from './internal/poll-schema.ts';
import { listRoutes } from './internal/routes/lists.ts';
import { postRoutes } from './internal/routes/posts.ts';
import { tagRoutes } from './internal/routes/tags.ts';
import { threadRoutes } from './internal/routes/thread.ts';
import {
  NumberedPostPage,
  Post,
  PostPage,
  PostVersions,
  QuotedPost,
  Unavailable,
  Video,
} from './internal/schema.ts';
import { createService, type Service } from './internal/service.ts';
import { Thread } from './internal/thread-schema.ts';

export type { Attachments, FollowsAny, Reaction } from './internal/deps.ts';
export { postErrors, postNotFound } from './internal/errors.ts';
export { type PostParts, postParts } from './internal/parts.ts';
export { DraftPoll, NewPoll, Poll, type Polls } from './internal/poll-schema.ts';
export {
  IdParams,
  NewPost,
  Post,
  PostPage,
  TextInput,
  Video,
  VisibilityName,
} from './internal/schema.ts';
export { tagKey } from './internal/text/tags.ts';

/** O que as fatias seguintes podem pedir a esta. */
export type Posts = Pick<
  Service,
  | 'count'
  | 'get'
  | 'hydrate'
  | 'publish'
  | 'recentAuthors'
  | 'rules'
  | 'timelineOf'
  | 'visible'
  | 'writtenAfter'
> & {
  /** O que a fatia guarda sobre a pessoa: o que publicou e onde a mencionaram. */
  exports: Record<'posts' | 'mentions', ExportSection>;
  reactions: AccountReactions;
  cleanUp(): Promise<number>;
} & Module;

export function createPosts(deps: PostsDeps & { once: Once }): Posts {
  const service = createService(deps);
  const { count, get, hydrate, publish, recentAuthors, rules, timelineOf, visible, writtenAfter } = service;
  return {
    count,
    get,
    hydrate,
    publish,
    recentAuthors,
    rules,
    timelineOf,
    visible,
    writtenAfter,
    exports: service.exports,
    reactions: service.reactions,
    cleanUp: service.cleanUp,
    schemas: [
      Entity,
      Video,
      Unavailable,
      Poll,
      QuotedPost,
      Post,
      PostPage,
      NumberedPostPage,
      PostVersions,
      Thread,
    ].map(({ schema }) => schema),
    api(app) {
      postRoutes(app, service, deps.once);
      listRoutes(app, service);
      threadRoutes(app, service);
      tagRoutes(app, service.suggestTags);
    },
  };
}
