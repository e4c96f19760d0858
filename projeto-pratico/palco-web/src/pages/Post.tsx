import { useLayoutEffect, useRef } from 'react';
import { Link, useParams } from 'react-router';
import { flatten, useFeed } from '../api/feeds.ts';
import { ProblemError } from '../api/problem.ts';
import { useThread } from '../api/thread.ts';
import type { Post } from '../api/types.ts';
import { PostCard } from '../feed/PostCard.tsx';
import { PeopleRail } from '../people/PeopleRail.tsx';
import { pathTo } from '../shell/paths.ts';
import { Ancestors } from '../thread/Ancestors.tsx';
import { Replies } from '../thread/Replies.tsx';
import { ReplyRow } from '../thread/ReplyRow.tsx';
import { Icon } from '../ui/Icon.tsx';
import { PostSkeleton } from '../ui/Skeleton.tsx';
import { ErrorState } from '../ui/States.tsx';
import { Missing } from './NotFound.tsx';
import styles from './Post.module.css';
import { Title } from './Title.tsx';

const isMissing = (error: unknown) =>
  error instanceof ProblemError && (error.status === 404 || error.status === 400 || error.status === 422);

const MORE = 3;

/** Mais de quem escreveu: ler uma publicação não precisa acabar nela. */
function MoreFromAuthor({ post }: { post: Post }) {
  const { author } = post;
  const { data } = useFeed({ kind: 'person', handle: author.handle, replies: false });
  const others = (data ? flatten(data) : []).filter(({ id }) => id !== post.id).slice(0, MORE);
  if (others.length === 0) return null;
  return (
    <section aria-labelledby="mais">
      <h2 id="mais" className={styles.more}>
        Mais de <bdi>{author.name}</bdi>
      </h2>
      {others.map((other) => (
        <PostCard key={other.id} post={other} />
      ))}
    </section>
  );
}

/** Com a conversa anterior acima, a página começa na publicação pedida. Voltar a ela devolve a posição em que se estava. */
function useStartAtPost(hasAncestors: boolean) {
  const place = useRef<HTMLDivElement>(null);
  const isNew = useRef(true);
  useLayoutEffect(() => {
    if (isNew.current && hasAncestors && window.scrollY === 0) place.current?.scrollIntoView();
    isNew.current = false;
  }, [hasAncestors]);
  return place;
}

function Conversation({ thread, post }: { thread: ReturnType<typeof useThread>; post: Post }) {
  const ancestors = thread.data?.pages[0]?.ancestors ?? [];
  const place = useStartAtPost(ancestors.length > 0);
  const isWhole = post.inReplyToId === null && !thread.hasNextPage;
  return (
    <>
      <Ancestors posts={ancestors} />
      <div ref={place} className={styles.focus}>
        <PostCard post={post} alone />
      </div>
      <ReplyRow post={post} />
      <Replies post={post} thread={thread} />
      {isWhole && <MoreFromAuthor post={post} />}
    </>
  );
}

/** Uma publicação no meio da conversa dela, no endereço que se compartilha. */
export function PostPage() {
  const { id = '' } = useParams();
  const thread = useThread(id);
  const { data, error, refetch } = thread;
  const post = data?.pages[0]?.post;

  if (isMissing(error)) {
    return (
      <Missing title="Publicação não encontrada">
        Ela pode ter sido apagada, ou o endereço está incompleto.
      </Missing>
    );
  }
  if (error && !post) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!post) return <PostSkeleton lines={3} />;
  return (
    <>
      <Title>{`${post.author.name} no Palco`}</Title>
      <header className={styles.head}>
        <Link className={styles.back ?? ''} to={pathTo.person(post.author.handle)}>
          <Icon name="back" />
          <span>
            <bdi>{post.author.name}</bdi>
          </span>
        </Link>
        <h1 className="sr-only">Publicação de {post.author.name}</h1>
      </header>
      <Conversation key={id} thread={thread} post={post} />
      <PeopleRail />
    </>
  );
}
