import { requireViewer } from '#http/access.ts';
import type { Module } from '#http/module.ts';
import { NoContent } from '#http/schema.ts';
import type { Http } from '#http/types.ts';
import type { Clock } from '#kernel/clock.ts';
import type { Db } from '#kernel/db.ts';
import { violated } from '#kernel/db-errors.ts';
import { IdParams, type Posts, postNotFound, type Reaction } from '#modules/posts/index.ts';
import type { ExportSection } from '#modules/users/index.ts';
import { store } from './internal/store.ts';

export interface LikesDeps {
  db: Db;
  clock: Clock;
  posts: Pick<Posts, 'visible'>;
}

export interface Likes extends Module {
  /** Curtidas de vários posts, em uma consulta. */
  byPosts(postIds: string[], viewerId: string | null): Promise<Map<string, Reaction>>;
  /** O que a pessoa curtiu, para ela levar. */
  export: ExportSection;
}

/**
 * Curtir é idempotente pela chave primária. A contagem é derivada: certa sob qualquer concorrência, sem
 * contador que serialize quem curte o mesmo post; custa ler as curtidas da página, medido na etapa 08.
 */
export function createLikes({ db, clock, posts }: LikesDeps): Likes {
  return {
    async byPosts(postIds, viewerId) {
      const rows = await store.byPosts(db, postIds, viewerId);
      return new Map(rows.map(({ post_id, count, liked }) => [post_id, { likeCount: count, liked }]));
    },
    export: (userId) => store.ofUser(db, userId),
    api: routes,
  };

  async function like(postId: string, userId: string): Promise<void> {
    if (!(await posts.visible([postId], userId)).has(postId)) throw postNotFound();
    try {
      await db.transaction((tx) => store.insert(tx, postId, userId, clock.now()));
    } catch (error) {
      if (violated(error) !== 'likes_post_id_fkey') throw error;
      throw postNotFound(error);
    }
  }

  function routes(app: Http): void {
    const schema = { tags: ['relacionamentos'], params: IdParams, response: { 204: NoContent } };
    const config = { access: 'user' } as const;
    app.put(
      '/posts/:id/like',
      { config, schema: { ...schema, summary: 'Curtir um post', operationId: 'like' } },
      async (request, reply) => {
        await like(request.params.id, requireViewer(request).userId);
        return reply.status(204).send(null);
      },
    );
    app.delete(
      '/posts/:id/like',
      { config, schema: { ...schema, summary: 'Descurtir um post', operationId: 'unlike' } },
      async (request, reply) => {
        await db.transaction((tx) => store.remove(tx, request.params.id, requireViewer(request).userId));
        return reply.status(204).send(null);
      },
    );
  }
}
