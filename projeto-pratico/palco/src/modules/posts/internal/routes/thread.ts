import { viewerOf } from '#http/access.ts';
import { PageQuery } from '#http/schema.ts';
import type { Http } from '#http/types.ts';
import { IdParams, PostPage } from '../schema.ts';
import type { Service } from '../service.ts';
import { Thread } from '../thread-schema.ts';
import { pageOf } from './lists.ts';

const tags = ['posts'];

/** A conversa em volta de um post, e quem o cita. */
export function threadRoutes(app: Http, service: Pick<Service, 'quotes' | 'thread'>): void {
  app.get(
    '/posts/:id/thread',
    {
      config: { access: 'public' },
      schema: {
        tags,
        summary: 'Ler a conversa em volta de um post',
        description: 'O limite e o cursor são das respostas.',
        operationId: 'getThread',
        params: IdParams,
        querystring: PageQuery,
        response: { 200: Thread.ref },
      },
    },
    (request) => {
      const viewerId = viewerOf(request)?.userId ?? null;
      return service.thread(request.params.id, pageOf(request.query), viewerId);
    },
  );
  app.get(
    '/posts/:id/quotes',
    {
      config: { access: 'public' },
      schema: {
        tags,
        summary: 'Listar os posts que citam um post, do mais novo ao mais antigo',
        operationId: 'listQuotes',
        params: IdParams,
        querystring: PageQuery,
        response: { 200: PostPage.ref },
      },
    },
    (request) => {
      const viewerId = viewerOf(request)?.userId ?? null;
      return service.quotes(request.params.id, pageOf(request.query), viewerId);
    },
  );
}
