import { requireViewer, viewerOf } from '#http/access.ts';
import { PageQuery, pageLimit, strict } from '#http/schema.ts';
import { Type } from '#http/type.ts';
import type { Http } from '#http/types.ts';
import { invalidFields } from '#kernel/errors.ts';
import type { PageRequest } from '#kernel/page.ts';
import { HandleParams } from '#modules/users/index.ts';
import { NumberedPostPage, PostPage } from '../schema.ts';
import type { Service } from '../service.ts';

const NumberedQuery = strict({
  ...PageQuery.properties,
  page: Type.Optional(
    Type.Integer({
      minimum: 1,
      description: 'Por número, contado do começo; page × limit vai até 10.000. Sem cursor',
    }),
  ),
});

const ProfileQuery = strict({
  ...PageQuery.properties,
  replies: Type.Optional(Type.Boolean({ default: false, description: 'Com as respostas da pessoa' })),
});

const TagParams = strict({
  tag: Type.String({ minLength: 1, maxLength: 200, description: 'Com ou sem acento, sem o #' }),
});

const tags = ['posts'];

export const pageOf = (query: { limit?: number; cursor?: string }): PageRequest => ({
  limit: pageLimit(query),
  cursor: query.cursor,
});

type ListService = Pick<Service, 'everyone' | 'everyoneAt' | 'mentionsOf' | 'ofHandle' | 'ofTag'>;

/** Listas de posts, do mais novo ao mais antigo. */
export function listRoutes(app: Http, service: ListService): void {
  app.get(
    '/posts',
    {
      config: { access: 'public' },
      schema: {
        tags,
        summary: 'Listar os posts de todos, do mais novo ao mais antigo',
        description: 'Só os públicos que não são respostas. Por cursor ou por número de página.',
        operationId: 'listPosts',
        querystring: NumberedQuery,
        response: { 200: NumberedPostPage.ref },
      },
    },
    (request) => {
      const { query } = request;
      const viewerId = viewerOf(request)?.userId ?? null;
      if (query.page === undefined) return service.everyone(pageOf(query), viewerId);
      if (query.cursor !== undefined) throw eitherOne();
      return service.everyoneAt(query.page, pageLimit(query), viewerId);
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
        querystring: ProfileQuery,
        response: { 200: PostPage.ref },
      },
    },
    (request) => {
      const { query, params } = request;
      const viewerId = viewerOf(request)?.userId ?? null;
      return service.ofHandle(params.handle, query.replies ?? false, pageOf(query), viewerId);
    },
  );
  app.get(
    '/tags/:tag/posts',
    {
      config: { access: 'public' },
      schema: {
        tags,
        summary: 'Listar os posts públicos com uma hashtag',
        operationId: 'listTagPosts',
        params: TagParams,
        querystring: PageQuery,
        response: { 200: PostPage.ref },
      },
    },
    (request) => {
      const viewerId = viewerOf(request)?.userId ?? null;
      return service.ofTag(request.params.tag, pageOf(request.query), viewerId);
    },
  );
  app.get(
    '/mentions',
    {
      config: { access: 'user' },
      schema: {
        tags,
        summary: 'Listar os posts que mencionam quem pergunta',
        operationId: 'listMentions',
        querystring: PageQuery,
        response: { 200: PostPage.ref },
      },
    },
    (request) => service.mentionsOf(requireViewer(request).userId, pageOf(request.query)),
  );
}

const eitherOne = () => invalidFields([{ field: 'page', message: 'Use a página ou o cursor, não os dois.' }]);
