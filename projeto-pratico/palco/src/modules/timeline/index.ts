import { requireViewer } from '#http/access.ts';
import type { Module } from '#http/module.ts';
import { PageQuery, pageLimit } from '#http/schema.ts';
import type { Http } from '#http/types.ts';
import type { Follows } from '#modules/follows/index.ts';
import { PostPage, type Posts } from '#modules/posts/index.ts';

export interface TimelineDeps {
  follows: Pick<Follows, 'followees'>;
  posts: Pick<Posts, 'timelineOf'>;
}

/** Timeline montada na leitura (pull): os posts da pessoa e de quem ela segue, do mais novo ao mais antigo. */
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
        const followees = await follows.followees(userId);
        return posts.timelineOf(userId, followees, { limit: pageLimit(request.query), cursor });
      },
    );
  }
}
