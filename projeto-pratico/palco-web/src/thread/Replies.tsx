import type { CSSProperties } from 'react';
import { isGone, repliesOf, type useThread } from '../api/thread.ts';
import type { Post, Reply } from '../api/types.ts';
import { PostCard } from '../feed/PostCard.tsx';
import { fullCount, plural } from '../text/numbers.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorState } from '../ui/States.tsx';
import styles from './Replies.module.css';
import { Tombstone } from './Tombstone.tsx';

/** Nome de quem recebe a resposta; `null` se é a de cima, ou a da própria página: o lugar já diz. */
function replyTo(reply: Reply, above: Reply | undefined, names: ReadonlyMap<string, string>) {
  if (reply.depth === 1 || above?.post.id === reply.parentId) return null;
  return names.get(reply.parentId) ?? 'uma publicação indisponível';
}

function List({ replies }: { replies: readonly Reply[] }) {
  const names = new Map(
    replies.flatMap(({ post }) => (isGone(post) ? [] : [[post.id, post.author.name] as const])),
  );
  return (
    <ol aria-label="Respostas">
      {replies.map((reply, index) => (
        <li
          key={reply.post.id}
          className={styles.reply}
          style={{ '--depth': reply.depth - 1 } as CSSProperties}
        >
          {isGone(reply.post) ? (
            <Tombstone />
          ) : (
            <PostCard post={reply.post} replyTo={replyTo(reply, replies[index - 1], names)} />
          )}
        </li>
      ))}
    </ol>
  );
}

interface Props {
  post: Post;
  thread: ReturnType<typeof useThread>;
}

/** As respostas, em ordem de conversa: as que descem de uma vêm logo abaixo dela. */
export function Replies({ post, thread }: Props) {
  const { data, error, hasNextPage, hasPreviousPage, isFetchingNextPage, isFetchingPreviousPage } = thread;
  const replies = data ? repliesOf(data) : [];
  const hasFailed = thread.isFetchNextPageError || thread.isFetchPreviousPageError;
  const more = () => void thread.fetchNextPage();
  const back = () => void thread.fetchPreviousPage();
  if (replies.length === 0) {
    return <p className={styles.none}>Ninguém respondeu ainda a {post.author.name}.</p>;
  }
  return (
    <>
      {hasPreviousPage && (
        <div className={styles.more}>
          <Button icon="up" busy={isFetchingPreviousPage} onClick={back}>
            Mostrar as respostas anteriores
          </Button>
        </div>
      )}
      <List replies={replies} />
      <p className="sr-only" role="status">
        {fullCount(replies.length)} {plural(replies.length, 'resposta carregada', 'respostas carregadas')}
      </p>
      {hasFailed && <ErrorState error={error} onRetry={thread.isFetchPreviousPageError ? back : more} />}
      {hasNextPage && !hasFailed && (
        <div className={styles.more}>
          <Button busy={isFetchingNextPage} onClick={more}>
            Mostrar mais respostas
          </Button>
        </div>
      )}
    </>
  );
}
