import { requireViewer } from '#http/access.ts';
import { NoContent, PageQuery, pageLimit } from '#http/schema.ts';
import type { Http } from '#http/types.ts';
import { KeyHeader } from '#modules/idempotency/index.ts';
import { IdParams, Post } from '#modules/posts/index.ts';
import type { DraftsDeps } from './deps.ts';
import type { Publication as PublicationService } from './publication.ts';
import { Draft, DraftContent, DraftPage, Publication } from './schema.ts';
import type { createService } from './service.ts';

const tags = ['rascunhos'];
const mine = { access: 'user' } as const;
const owned = { access: 'owner' } as const;

export function draftRoutes(app: Http, service: ReturnType<typeof createService>): void {
  app.post(
    '/drafts',
    {
      config: mine,
      schema: {
        tags,
        summary: 'Guardar um rascunho',
        operationId: 'createDraft',
        body: DraftContent,
        response: { 201: Draft.ref },
      },
    },
    async (request, reply) => {
      const draft = await service.create(requireViewer(request).userId, request.body);
      return reply.status(201).header('location', `/api/v1/drafts/${draft.id}`).send(draft);
    },
  );
  app.get(
    '/drafts',
    {
      config: mine,
      schema: {
        tags,
        summary: 'Listar os meus rascunhos, do criado por último ao primeiro',
        operationId: 'listDrafts',
        querystring: PageQuery,
        response: { 200: DraftPage.ref },
      },
    },
    (request) => {
      const { userId } = requireViewer(request);
      return service.list(userId, { limit: pageLimit(request.query), cursor: request.query.cursor });
    },
  );
  app.get(
    '/drafts/:id',
    {
      config: owned,
      schema: {
        tags,
        summary: 'Ver um rascunho',
        operationId: 'getDraft',
        params: IdParams,
        response: { 200: Draft.ref },
      },
    },
    (request) => service.get(request.params.id, requireViewer(request).userId),
  );
  app.put(
    '/drafts/:id',
    {
      config: owned,
      schema: {
        tags,
        summary: 'Trocar o conteúdo de um rascunho, agendado ou não',
        operationId: 'replaceDraft',
        params: IdParams,
        body: DraftContent,
        response: { 200: Draft.ref },
      },
    },
    (request) => service.replace(request.params.id, requireViewer(request).userId, request.body),
  );
  app.delete(
    '/drafts/:id',
    {
      config: owned,
      schema: {
        tags,
        summary: 'Apagar um rascunho, e a hora marcada se há uma',
        operationId: 'deleteDraft',
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

type Deps = Pick<DraftsDeps, 'once' | 'posts'> & { publication: PublicationService };

/** Publicar um rascunho é uma coisa só, agora ou com hora marcada: o que muda é o `at`. */
export function publicationRoutes(app: Http, { once, posts, publication }: Deps): void {
  app.post(
    '/drafts/:id/publication',
    {
      config: owned,
      schema: {
        tags,
        summary: 'Publicar um rascunho, agora ou na hora dada',
        description:
          'Agora, o rascunho vira post (201), e com `Idempotency-Key` repetir o pedido devolve o mesmo. Com `at`, fica marcado (202) e é conferido já como se fosse publicado.',
        operationId: 'publishDraft',
        params: IdParams,
        headers: KeyHeader,
        body: Publication,
        response: { 201: Post.ref, 202: Draft.ref },
      },
    },
    async (request, reply) => {
      const { userId } = requireViewer(request);
      const { id } = request.params;
      const { at } = request.body;
      if (at !== undefined)
        return reply.status(202).send(await publication.schedule(id, userId, new Date(at)));
      const { id: postId, replayed } = await once(request, userId, (tx, newId) =>
        publication.publishNow(tx, id, userId, newId),
      );
      const post = await posts.get(postId, userId);
      if (replayed) reply.header('idempotency-replayed', 'true');
      return reply.status(201).header('location', `/api/v1/posts/${postId}`).send(post);
    },
  );
  app.delete(
    '/drafts/:id/publication',
    {
      config: owned,
      schema: {
        tags,
        summary: 'Desfazer a hora marcada',
        operationId: 'unscheduleDraft',
        params: IdParams,
        response: { 200: Draft.ref },
      },
    },
    (request) => publication.unschedule(request.params.id, requireViewer(request).userId),
  );
}
