import { requireViewer, viewerOf } from '#http/access.ts';
import { NoContent } from '#http/schema.ts';
import type { Http } from '#http/types.ts';
import { KeyHeader, type Once } from '#modules/idempotency/index.ts';
import { IdParams, NewPost, Post, PostEdit, PostVersions } from '../schema.ts';
import type { Service } from '../service.ts';

const tags = ['posts'];

/** Um post: publicar, ver, editar, apagar. */
export function postRoutes(
  app: Http,
  service: Pick<Service, 'publish' | 'fresh' | 'get' | 'edit' | 'versions' | 'remove'>,
  once: Once,
): void {
  app.post(
    '/posts',
    {
      config: { access: 'user' },
      schema: {
        tags,
        summary: 'Publicar um post',
        description:
          'Com `Idempotency-Key`, repetir o mesmo pedido devolve o mesmo post, com `idempotency-replayed: true`.',
        operationId: 'createPost',
        headers: KeyHeader,
        body: NewPost,
        response: { 201: Post.ref },
      },
    },
    async (request, reply) => {
      const { userId } = requireViewer(request);
      const outcome = await once(request, userId, (tx, id) => service.publish(tx, userId, request.body, id));
      const post = outcome.replayed
        ? await service.get(outcome.id, userId)
        : await service.fresh(outcome.made);
      if (outcome.replayed) reply.header('idempotency-replayed', 'true');
      return reply.status(201).header('location', `/api/v1/posts/${outcome.id}`).send(post);
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
  app.patch(
    '/posts/:id',
    {
      config: { access: 'owner' },
      schema: {
        tags,
        summary: 'Editar um post',
        description: 'Muda o que veio; a versão anterior fica no histórico.',
        operationId: 'editPost',
        params: IdParams,
        body: PostEdit,
        response: { 200: Post.ref },
      },
    },
    async (request) => {
      const { userId } = requireViewer(request);
      await service.edit(request.params.id, userId, request.body);
      return service.get(request.params.id, userId);
    },
  );
  app.get(
    '/posts/:id/versions',
    {
      config: { access: 'public' },
      schema: {
        tags,
        summary: 'Ver o que um post já disse',
        operationId: 'listPostVersions',
        params: IdParams,
        response: { 200: PostVersions.ref },
      },
    },
    (request) => service.versions(request.params.id, viewerOf(request)?.userId ?? null),
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
}
