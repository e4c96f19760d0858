import { requireViewer, viewerOf } from '@trilha/palco/src/http/access.ts';
import { NoContent } from '@trilha/palco/src/http/schema.ts';
import type { Http } from '@trilha/palco/src/http/types.ts';
import { Post, PostPage, Versions } from './post.ts';
import { IdParams, ListQuery, NewPost, PostEdit } from './schema.ts';
import type { PostService } from './service.ts';

const PAGE_SIZE = 20;
const visitor = { access: 'public' } as const;

export function routes(app: Http, service: PostService): void {
  app.post(
    '/posts',
    { config: { access: 'user' }, schema: { body: NewPost, response: { 201: Post.ref } } },
    async (request, reply) => {
      const key = request.headers['idempotency-key'];
      const { userId } = requireViewer(request);
      const { post, replayed } = await service.create(userId, request.body, key?.toString() ?? null);
      if (replayed) reply.header('idempotency-replayed', 'true');
      return reply.status(201).header('location', `/api/v1/posts/${post.id}`).send(post);
    },
  );
  app.get(
    '/posts',
    { config: visitor, schema: { querystring: ListQuery, response: { 200: PostPage.ref } } },
    (request) => {
      const { limit = PAGE_SIZE, cursor = null, page = null } = request.query;
      return service.list({ limit, cursor, page, viewerId: viewerOf(request)?.userId ?? null });
    },
  );
  app.get(
    '/posts/:id',
    { config: visitor, schema: { params: IdParams, response: { 200: Post.ref } } },
    (request) => service.get(request.params.id, viewerOf(request)?.userId ?? null),
  );
  app.patch(
    '/posts/:id',
    {
      config: { access: 'owner' },
      schema: { params: IdParams, body: PostEdit, response: { 200: Post.ref } },
    },
    (request) => service.edit(request.params.id, requireViewer(request).userId, request.body),
  );
  app.delete(
    '/posts/:id',
    { config: { access: 'owner' }, schema: { params: IdParams, response: { 204: NoContent } } },
    async (request, reply) => {
      await service.remove(request.params.id, requireViewer(request).userId);
      return reply.status(204).send(null);
    },
  );
  app.get(
    '/posts/:id/versions',
    { config: visitor, schema: { params: IdParams, response: { 200: Versions } } },
    async (request) => ({
      items: await service.versions(request.params.id, viewerOf(request)?.userId ?? null),
    }),
  );
}
