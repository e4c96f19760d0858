import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { type FeedSource, flatten, restartFeed, useFeed, useHasNewer } from '../api/feeds.ts';
import { fullCount, plural } from '../text/numbers.ts';
import { Button } from '../ui/Button.tsx';
import { FeedSkeleton, PostSkeleton } from '../ui/Skeleton.tsx';
import { ErrorState } from '../ui/States.tsx';
import styles from './Feed.module.css';
import { PostCard } from './PostCard.tsx';

/** Chama `reach` quando o fim da lista chega perto: duas telas antes, para não se ver a espera. */
function useSentinel(reach: () => void, active: boolean) {
  const sentinel = useRef<HTMLDivElement>(null);
  const latest = useRef(reach);
  useEffect(() => {
    latest.current = reach;
  });
  useEffect(() => {
    const target = sentinel.current;
    if (!target || !active) return;
    const observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && latest.current(),
      { rootMargin: '200% 0%' },
    );
    observer.observe(target);
    return () => observer.disconnect();
  }, [active]);
  return sentinel;
}

interface Props {
  source: FeedSource;
  label: string;
  empty: ReactNode;
  /** O que se diz depois da última publicação. */
  end?: ReactNode;
}

/** Há publicações novas: quem lê decide quando a lista recomeça. */
function NewerButton({ source, first }: { source: FeedSource; first: string | undefined }) {
  const cache = useQueryClient();
  const hasNewer = useHasNewer(source, first);
  const restart = () => {
    window.scrollTo({ top: 0 });
    void restartFeed(cache, source);
  };
  return (
    <div role="status" className={styles.newer}>
      {hasNewer && (
        <Button look="primary" icon="up" onClick={restart}>
          Ver publicações novas
        </Button>
      )}
    </div>
  );
}

/** Lista de publicações que continua sozinha até acabar. */
export function Feed({ source, label, empty, end = 'Você chegou ao fim.' }: Props) {
  const feed = useFeed(source);
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = feed;
  const more = () => void fetchNextPage();
  const canLoad = hasNextPage && !isFetchingNextPage && !isFetchNextPageError;
  const sentinel = useSentinel(more, canLoad);

  const posts = useMemo(() => (feed.data ? flatten(feed.data) : []), [feed.data]);

  if (feed.isPending) return <FeedSkeleton />;
  if (!feed.data) return <ErrorState error={feed.error} onRetry={() => void feed.refetch()} />;

  if (posts.length === 0) return empty;
  return (
    <>
      <NewerButton source={source} first={posts[0]?.id} />
      <div role="feed" aria-label={label} aria-busy={isFetchingNextPage}>
        {posts.map((post, index) => (
          <PostCard key={post.id} post={post} position={index + 1} total={hasNextPage ? -1 : posts.length} />
        ))}
      </div>
      <p className="sr-only" role="status">
        {fullCount(posts.length)} {plural(posts.length, 'publicação carregada', 'publicações carregadas')}
      </p>
      <div ref={sentinel} />
      {isFetchingNextPage && <PostSkeleton lines={2} />}
      {isFetchNextPageError && <ErrorState error={feed.error} onRetry={more} />}
      {!hasNextPage && <p className={styles.end}>{end}</p>}
    </>
  );
}
