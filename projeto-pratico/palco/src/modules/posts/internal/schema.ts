import type { Static } from 'typebox';
import { component, Id, nullable, page, strict, Timestamp } from '#http/schema.ts';
import { Type } from '#http/type.ts';
import { Author } from '#modules/users/index.ts';

export const TEXT_MAX = 500;

/** Vídeo como o post o mostra. A forma nasce aqui, onde é citada; a etapa 05 a preenche. */
export const Video = component(
  'Video',
  Type.Object(
    {
      id: Id,
      status: Type.Unsafe<'queued' | 'processing' | 'ready' | 'failed'>({
        type: 'string',
        enum: ['queued', 'processing', 'ready', 'failed'],
      }),
      progress: Type.Number({ minimum: 0, maximum: 1 }),
      durationSeconds: Type.Optional(Type.Number()),
      width: Type.Optional(Type.Integer()),
      height: Type.Optional(Type.Integer()),
      hlsUrl: Type.Optional(Type.String()),
      dashUrl: Type.Optional(Type.String()),
      posterUrl: Type.Optional(Type.String()),
      failure: Type.Optional(
        Type.String({ description: 'Por que não pôde ser preparado; só quem enviou vê' }),
      ),
    },
    { description: 'Um vídeo e o estado do preparo dele' },
  ),
);

export const Post = component(
  'Post',
  Type.Object(
    {
      id: Id,
      text: Type.String(),
      createdAt: Timestamp,
      author: Author.ref,
      video: nullable(Video.ref),
      likeCount: Type.Integer({ minimum: 0 }),
      viewer: Type.Object({ liked: Type.Boolean(), isAuthor: Type.Boolean() }),
    },
    { description: 'Um post, como quem pergunta o vê' },
  ),
);

export const PostPage = component('PostPage', page(Post.ref));

export const NewPost = strict({
  text: Type.String({ minLength: 1, maxLength: TEXT_MAX }),
  videoId: Type.Optional(Id),
});

export const IdParams = strict({ id: Id });

export type Video = Static<typeof Video.schema>;
export type Post = Static<typeof Post.schema>;
export type PostPage = Static<typeof PostPage.schema>;
export type NewPost = Static<typeof NewPost>;
