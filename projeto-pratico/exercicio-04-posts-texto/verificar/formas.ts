/** O que as respostas trazem, no que as tarefas usam. A forma inteira quem confere é o contrato. */

export interface Entity {
  kind: 'mention' | 'tag' | 'link';
  start: number;
  end: number;
  userId?: string;
  handle?: string;
  tag?: string;
  url?: string;
}

/** O que ficou no lugar de um post que não se pode ver. */
export interface Unavailable {
  id: string;
  unavailable: true;
}

export interface Poll {
  options: { text: string; votes: number | null }[];
  multiple: boolean;
  closesAt: string;
  closed: boolean;
  voters: number | null;
  viewerChoices: number[] | null;
}

export interface Post {
  id: string;
  text: string;
  entities: Entity[];
  warning: string | null;
  visibility: string;
  createdAt: string;
  editedAt: string | null;
  version: number;
  author: { id: string; handle: string };
  viewer: { isAuthor: boolean };
  inReplyToId: string | null;
  rootId: string | null;
  replyCount: number;
  quote: Post | Unavailable | null;
  quoteCount: number;
  poll: Poll | null;
}

export interface Page<Item = Post> {
  items: Item[];
  nextCursor: string | null;
  previousCursor: string | null;
}

export interface Version {
  version: number;
  text: string;
  entities: Entity[];
  warning: string | null;
  at: string;
}

export interface Reply {
  depth: number;
  parentId: string;
  post: Post | Unavailable;
}

export interface Thread {
  ancestors: (Post | Unavailable)[];
  post: Post;
  replies: Page<Reply>;
}

export interface Draft {
  id: string;
  text: string;
  scheduledFor: string | null;
  problem: string | null;
}

export interface Found extends Page<{ post: Post; highlight: { text: string; hit: boolean }[] }> {
  corrected: { from: string; to: string } | null;
}
