import type { Post } from '../../src/api/types.ts';

/** Publicação pública de Ana, com o que o teste quiser diferente. */
export const post = (id: string, other: Partial<Post> = {}): Post => ({
  id,
  text: id,
  entities: [],
  warning: null,
  visibility: 'public',
  createdAt: '2026-03-04T12:00:00Z',
  editedAt: null,
  version: 1,
  author: { id: 'u1', handle: 'ana', name: 'Ana', avatarUrl: null },
  inReplyToId: null,
  rootId: null,
  replyCount: 0,
  quote: null,
  quoteCount: 0,
  poll: null,
  video: null,
  likeCount: 0,
  viewer: { liked: false, isAuthor: true },
  ...other,
});
