import { requireViewer } from '#http/access.ts';
import type { Module } from '#http/module.ts';
import { PageQuery, pageLimit } from '#http/schema.ts';
import type { Http } from '#http/types.ts';
import { decodeCursor } from '#kernel/cursor.ts';
import type { Follows } from '#modules/follows/index.ts';
import { PostPage, type Posts } from '#modules/posts/index.ts';

export interface TimelineDeps {
  follows: Pick<Follows, 'followees'>;
  posts: Pick<Posts, 'pageByAuthors'>;
}

const LIST = 'timeline';

/**
 * Timeline montada na leitura (pull): os posts da pessoa e de quem ela segue, do mais novo ao mais antigo.
 * O cursor é o último id visto, então inserções e remoções não repetem nem pulam itens.
 */
export function createTimeline({ follows, posts }: TimelineDeps): Module {
  return { api: routes };

  function routes(app: Http): void {
    app.get(
      '/timeline',
      {
        config: { access: 'user' },
        schema: {
          tags: ['timeline'],
          summary: 'Listar os próprios posts e os de quem se segue',
          operationId: 'getTimeline',
          querystring: PageQuery,
          response: { 200: PostPage.ref },
        },
      },
      async (request) => {
        const { userId } = requireViewer(request);
        const { cursor } = request.query;
        const before = cursor === undefined ? null : decodeCursor(LIST, cursor);
        const authors = [userId, ...(await follows.followees(userId))];
        return posts.pageByAuthors(LIST, authors, { limit: pageLimit(request.query), before }, userId);
      },
    );
  }
}
