import { isGone } from '../api/thread.ts';
import type { Thread } from '../api/types.ts';
import { PostCard } from '../feed/PostCard.tsx';
import styles from './Ancestors.module.css';
import { Tombstone } from './Tombstone.tsx';

/** O que veio antes, da primeira publicação da conversa à que esta responde. */
export function Ancestors({ posts }: { posts: Thread['ancestors'] }) {
  if (posts.length === 0) return null;
  return (
    <ol className={styles.ancestors} aria-label="O que veio antes">
      {posts.map((post) => (
        <li key={post.id} className={styles.ancestor}>
          {isGone(post) ? <Tombstone /> : <PostCard post={post} replyTo={null} />}
        </li>
      ))}
    </ol>
  );
}
