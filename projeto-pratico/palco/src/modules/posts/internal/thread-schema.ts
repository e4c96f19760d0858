import type { Static } from 'typebox';
import { component, Id, page } from '#http/schema.ts';
import { Type } from '#http/type.ts';
import { Post, Unavailable } from './schema.ts';

const PostOrGap = Type.Unsafe<Post | Unavailable>({ anyOf: [Post.ref, Unavailable.ref] });

const Reply = Type.Object({
  depth: Type.Integer({ minimum: 1, description: '1 é resposta direta' }),
  parentId: Id,
  post: PostOrGap,
});

export const Thread = component(
  'Thread',
  Type.Object(
    {
      ancestors: Type.Array(PostOrGap, { description: 'Da raiz ao pai' }),
      post: Post.ref,
      replies: page(Reply),
    },
    {
      description:
        'A conversa em volta de um post. As respostas vêm em ordem de leitura: cada uma seguida das que a respondem, irmãs da mais antiga à mais nova',
    },
  ),
);

export type Thread = Static<typeof Thread.schema>;
