import { requireViewer, viewerOf } from '#http/access.ts';
import { NoContent, PageQuery, pageLimit } from '#http/schema.ts';
import type { Http } from '#http/types.ts';
import { decodeCursor } from '#kernel/cursor.ts';
import { HandleParams } from '#modules/users/index.ts';
import { IdParams, NewPost, Post, PostPage } from './schema.ts';
import { type createService, EVERYONE_LIST, PROFILE_LIST } from './service.ts';

export function routes(app: Http, service: ReturnType<typeof createService>): void {
  const tags = ['posts'];
  app.post(
    '/posts',
    {
      config: { access: 'user' },
      schema: {
        tags,
        summary: 'Publicar um post',
        operationId: 'createPost',
        body: NewPost,
        response: { 201: Post.ref },
      },
    },
    async (request, reply) => {
      const post = await service.create(requireViewer(request).userId, request.body);
      return reply.status(201).header('location', `/api/v1/posts/${post.id}`).send(post);
    },
  );
  app.get(
    '/posts',
    {
      config: { access: 'public' },
      schema: {
        tags,
        summary: 'Listar os posts de todos, do mais novo ao mais antigo',
        operationId: 'listPosts',
        querystring: PageQuery,
        response: { 200: PostPage.ref },
      },
    },
    (request) => {
      const { cursor } = request.query;
      const before = cursor === undefined ? null : decodeCursor(EVERYONE_LIST, cursor);
      return service.everyone({ limit: pageLimit(request.query), before }, viewerOf(request)?.userId ?? null);
    },
  );
  app.get(
    '/posts/:id',
    {
      config: { access: 'public' },
      schema: {
        tags,
        summary: 'Ver um post',
        operationId: 'getPost',
        params: IdParams,
        response: { 200: Post.ref },
      },
    },
    (request) => service.get(request.params.id, viewerOf(request)?.userId ?? null),
  );
  app.delete(
    '/posts/:id',
    {
      config: { access: 'owner' },
      schema: {
        tags,
        summary: 'Apagar um post',
        operationId: 'deletePost',
        params: IdParams,
        response: { 204: NoContent },
      },
    },
    async (request, reply) => {
      await service.remove(request.params.id, requireViewer(request).userId);
      return reply.status(204).send(null);
    },
  );
  app.get(
    '/users/:handle/posts',
    {
      config: { access: 'public' },
      schema: {
        tags,
        summary: 'Listar os posts de uma pessoa',
        operationId: 'listUserPosts',
        params: HandleParams,
        querystring: PageQuery,
        response: { 200: PostPage.ref },
      },
    },
    (request) => {
      const { cursor } = request.query;
      const before = cursor === undefined ? null : decodeCursor(PROFILE_LIST, cursor);
      const page = { limit: pageLimit(request.query), before };
      return service.byHandle(request.params.handle, page, viewerOf(request)?.userId ?? null);
    },
  );
}
