import type { Static } from 'typebox';
import { component, Id, nullable, page, strict, Timestamp } from '#http/schema.ts';
import { Type } from '#http/type.ts';
import { Author } from '#modules/users/index.ts';
import { Entity } from './entity-schema.ts';
import { NewPoll, Poll } from './poll-schema.ts';

export const TEXT_MAX = 500;
export const WARNING_MAX = 100;
/** Teto bruto, antes de limpar e de contar como se lê. */
const TEXT_UNITS = 4_000;
const WARNING_UNITS = 1_000;

/** Do mais aberto ao mais fechado. */
export const VISIBILITIES = ['public', 'unlisted', 'followers', 'private'] as const;
export type Visibility = (typeof VISIBILITIES)[number];
export const VisibilityName = Type.Unsafe<Visibility>({ type: 'string', enum: VISIBILITIES });

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

/** O que fica no lugar de um post que não se pode ver: apagado, ou nunca mostrado a quem pede. */
export const Unavailable = component(
  'Unavailable',
  Type.Object(
    { id: Id, unavailable: Type.Unsafe<true>({ type: 'boolean', const: true }) },
    { additionalProperties: false, description: 'Um post que quem pergunta não pode ver' },
  ),
);

const warning = nullable(Type.String({ description: 'O que avisar antes de mostrar o texto' }));
const count = Type.Integer({ minimum: 0, maximum: 1_000, description: '1000 quer dizer mil ou mais' });

const common = {
  id: Id,
  text: Type.String(),
  entities: Type.Array(Entity.ref, { description: 'Em ordem, sem se cruzarem' }),
  warning,
  visibility: VisibilityName,
  createdAt: Timestamp,
  editedAt: nullable(Timestamp),
  version: Type.Integer({ minimum: 1 }),
  author: Author.ref,
  inReplyToId: nullable(Id),
  rootId: nullable(Id),
  replyCount: count,
  quoteCount: count,
  video: nullable(Video.ref),
  likeCount: Type.Integer({ minimum: 0 }),
  viewer: Type.Object({ liked: Type.Boolean(), isAuthor: Type.Boolean() }),
};

/** O post citado, sem o que ele por sua vez cita nem a enquete: a citação não se aninha. */
export const QuotedPost = component(
  'QuotedPost',
  Type.Object(common, { description: 'Um post citado por outro' }),
);

export const Post = component(
  'Post',
  Type.Object(
    {
      ...common,
      quote: Type.Unsafe<QuotedPost | Unavailable | null>({
        anyOf: [QuotedPost.ref, Unavailable.ref, { type: 'null' }],
      }),
      poll: nullable(Poll.ref),
    },
    { description: 'Um post, como quem pergunta o vê' },
  ),
);

export const PostPage = component('PostPage', page(Post.ref));

const upTo10k = (description: string) => nullable(Type.Integer({ minimum: 0, maximum: 10_000, description }));

export const NumberedPostPage = component(
  'NumberedPostPage',
  Type.Object(
    {
      ...PostPage.schema.properties,
      offset: Type.Optional(
        Type.Object(
          {
            page: Type.Integer({ minimum: 1 }),
            pages: upTo10k('Nulo se total é nulo'),
            total: upTo10k('Nulo quer dizer mais de 10.000'),
          },
          { description: 'Só quando se pediu por número de página' },
        ),
      ),
    },
    { description: 'Uma página da lista de todos' },
  ),
);

/** O texto e o aviso como chegam; o comprimento que se lê é conferido depois de limpar. */
export const TextInput = Type.String({ maxLength: TEXT_UNITS, description: `Até ${TEXT_MAX} caracteres` });
const WarningInput = nullable(
  Type.String({ maxLength: WARNING_UNITS, description: `Uma linha, até ${WARNING_MAX} caracteres` }),
);

export const NewPost = strict({
  text: Type.String({ minLength: 1, maxLength: TEXT_UNITS, description: `De 1 a ${TEXT_MAX} caracteres` }),
  warning: Type.Optional(WarningInput),
  visibility: Type.Optional(VisibilityName),
  inReplyToId: Type.Optional(Id),
  quoteId: Type.Optional(Id),
  poll: Type.Optional(NewPoll),
  videoId: Type.Optional(Id),
});

export const PostEdit = strict({
  text: Type.Optional(NewPost.properties.text),
  warning: Type.Optional(WarningInput),
  version: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 1_000,
      description: 'A que foi lida: se já é outra, a edição é recusada',
    }),
  ),
});

export const PostVersions = component(
  'PostVersions',
  Type.Object(
    {
      items: Type.Array(
        Type.Object({
          version: Type.Integer({ minimum: 1 }),
          text: Type.String(),
          entities: Type.Array(Entity.ref),
          warning,
          at: Timestamp,
        }),
      ),
    },
    { description: 'As versões de um post, da mais nova à mais antiga' },
  ),
);

export const IdParams = strict({ id: Id });

export type Video = Static<typeof Video.schema>;
export type Unavailable = Static<typeof Unavailable.schema>;
export type QuotedPost = Static<typeof QuotedPost.schema>;
export type Post = Static<typeof Post.schema>;
export type PostPage = Static<typeof PostPage.schema>;
export type NewPost = Static<typeof NewPost>;
export type PostEdit = Static<typeof PostEdit>;
export type PostVersions = Static<typeof PostVersions.schema>;
