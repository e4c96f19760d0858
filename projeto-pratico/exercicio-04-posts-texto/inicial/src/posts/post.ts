import { component, Id, nullable, Timestamp } from '@trilha/palco/src/http/schema.ts';
import { Type } from '@trilha/palco/src/http/type.ts';
import { Author } from '@trilha/palco/src/modules/users/index.ts';
import type { Static } from 'typebox';

/** Um pedaço do texto, de `start` até antes de `end`, em unidades UTF-16. */
export type Entity = { start: number; end: number } & (
  | { kind: 'mention'; userId: string; handle: string }
  | { kind: 'tag'; tag: string }
  | { kind: 'link'; url: string }
);

/** O lugar de um post que foi apagado, ou que quem pede não pode ver. */
export interface Unavailable {
  id: string;
  unavailable: true;
}

const VISIBILITIES = ['public', 'unlisted', 'followers', 'private'] as const;
export const Visibility = Type.Unsafe<(typeof VISIBILITIES)[number]>({ type: 'string', enum: VISIBILITIES });

/** O que sai como está: a forma é a do tipo. */
const as = <T>() => Type.Unsafe<T>({});
const count = Type.Integer({ minimum: 0 });

const post = {
  id: Id,
  text: Type.String(),
  entities: Type.Array(as<Entity>()),
  warning: nullable(Type.String()),
  visibility: Visibility,
  createdAt: Timestamp,
  editedAt: nullable(Timestamp),
  version: Type.Integer({ minimum: 1 }),
  author: Author.ref,
  inReplyToId: nullable(Id),
  rootId: nullable(Id),
  replyCount: count,
  quoteCount: count,
  video: as<null>(),
  likeCount: count,
  viewer: Type.Object({ liked: Type.Boolean(), isAuthor: Type.Boolean() }),
};

/** Um post dentro de outro: a citação não se aninha. */
const QuotedPost = Type.Object(post);

/** Uma enquete, como quem pede a vê; números nulos são os que ainda não se mostram. */
export interface Poll {
  options: { text: string; votes: number | null }[];
  multiple: boolean;
  closesAt: string;
  closed: boolean;
  voters: number | null;
  viewerChoices: number[] | null;
}

export const Post = component(
  'Post',
  Type.Object({
    ...post,
    quote: as<Static<typeof QuotedPost> | Unavailable | null>(),
    poll: as<Poll | null>(),
  }),
);

const cursor = Type.Unsafe<string | null>({ type: ['string', 'null'] });

export const PostPage = component(
  'PostPage',
  Type.Object({
    items: Type.Array(Post.ref),
    nextCursor: cursor,
    previousCursor: cursor,
    offset: Type.Optional(as<{ page: number; pages: number | null; total: number | null }>()),
  }),
);

const Version = Type.Object({
  version: Type.Integer({ minimum: 1 }),
  text: Type.String(),
  entities: Type.Array(as<Entity>()),
  warning: nullable(Type.String()),
  at: Timestamp,
});

export const Versions = Type.Object({ items: Type.Array(Version) });

export type Post = Static<typeof Post.schema>;
export type PostPage = Static<typeof PostPage.schema>;
export type Version = Static<typeof Version>;
