import { strict } from '#http/schema.ts';
import { Type } from '#http/type.ts';
import type { Http } from '#http/types.ts';
import type { createTagSuggestions } from '../tags.ts';

const Query = strict({
  prefix: Type.Optional(
    Type.String({ minLength: 1, maxLength: 100, description: 'Como a hashtag começa, sem o #' }),
  ),
});

const Suggestions = Type.Object({
  items: Type.Array(
    Type.Object({
      tag: Type.String(),
      posts: Type.Integer({ minimum: 1, description: 'Em quantos posts, dentre os recentes' }),
    }),
  ),
});

/** Completar uma hashtag ao escrever. */
export function tagRoutes(app: Http, suggest: ReturnType<typeof createTagSuggestions>): void {
  app.get(
    '/tags',
    {
      config: { access: 'user' },
      schema: {
        tags: ['posts'],
        summary: 'Completar uma hashtag, da mais usada entre as recentes em diante',
        operationId: 'suggestTags',
        querystring: Query,
        response: { 200: Suggestions },
      },
    },
    async (request) => ({ items: await suggest(request.query.prefix) }),
  );
}
