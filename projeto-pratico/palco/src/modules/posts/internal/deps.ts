import type { Clock } from '#kernel/clock.ts';
import type { Cursors } from '#kernel/cursor.ts';
import type { Db, Reader, Tx } from '#kernel/db.ts';
import type { NewId } from '#kernel/ids.ts';
import type { Users } from '#modules/users/index.ts';
import type { PostReactions } from '../events.ts';
import type { PostParts } from './parts.ts';
import type { Polls } from './poll-schema.ts';
import type { Video } from './schema.ts';

/** O que se prende a um post. Nasce recusando qualquer vídeo; a etapa 05 a religa. */
export interface Attachments {
  /** Prende o vídeo ao post, se é do autor e está livre. @throws `video_not_usable` */
  claim(tx: Tx, claim: { videoId: string; ownerId: string; postId: string }): Promise<void>;
  /** Solta o que estava preso a um post que vai ser apagado. */
  release(tx: Tx, postId: string): Promise<void>;
  /** Vídeos de vários posts, em um número fixo de consultas. */
  byPosts(postIds: string[], viewerId: string | null): Promise<Map<string, Video>>;
}

export interface Reaction {
  likeCount: number;
  liked: boolean;
}

/** Destes autores, os que a pessoa segue. Nasce vazia; a etapa 06 a religa. */
export type FollowsAny = (viewerId: string, authorIds: string[], reader: Reader) => Promise<Set<string>>;

/** Tudo de que a fatia precisa; cada função pede a sua parte. */
export interface PostsDeps {
  db: Db;
  clock: Clock;
  newId: NewId;
  cursors: Cursors;
  users: Pick<Users, 'authors' | 'idByHandle' | 'idsByHandles'>;
  parts: PostParts;
  attachments: Attachments;
  polls: Polls;
  /** Curtidas de vários posts. Nasce vazia; a etapa 06 a religa. */
  reactions: (postIds: string[], viewerId: string | null) => Promise<Map<string, Reaction>>;
  followsAny: FollowsAny;
  postReactions: readonly PostReactions[];
}
