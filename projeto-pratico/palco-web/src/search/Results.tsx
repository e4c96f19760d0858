import type { useSearch } from '../api/search.ts';
import type { SearchPage } from '../api/types.ts';
import { PostCard } from '../feed/PostCard.tsx';
import { fullCount, plural } from '../text/numbers.ts';
import { Button } from '../ui/Button.tsx';
import { FeedSkeleton } from '../ui/Skeleton.tsx';
import { Empty, ErrorState } from '../ui/States.tsx';
import styles from './Results.module.css';

function Corrected({ corrected }: { corrected: NonNullable<SearchPage['corrected']> }) {
  return (
    <p className={styles.corrected} role="status">
      Mostrando resultados para <strong>{corrected.to}</strong>. Havia pouco com{' '}
      <span className={styles.typed}>{corrected.from}</span>.
    </p>
  );
}

/** O que a busca achou: uma página por vez, quando se pede. */
export function Results({ search }: { search: ReturnType<typeof useSearch> }) {
  const { data, error, isPending, hasNextPage, isFetchingNextPage, isFetchNextPageError } = search;
  if (isPending) return <FeedSkeleton />;
  if (!data) return <ErrorState error={error} onRetry={() => void search.refetch()} />;

  const hits = [
    ...new Map(data.pages.flatMap((page) => page.items).map((hit) => [hit.post.id, hit])).values(),
  ];
  const corrected = data.pages[0]?.corrected;
  const more = () => void search.fetchNextPage();
  if (hits.length === 0) {
    return (
      <Empty title="Nada encontrado">
        Tente menos palavras, outra grafia ou um trecho com asterisco no fim, como luz*. Os filtros também
        contam.
      </Empty>
    );
  }
  return (
    <>
      {corrected && <Corrected corrected={corrected} />}
      <div role="feed" aria-label="Resultados da busca" aria-busy={isFetchingNextPage}>
        {hits.map(({ post, highlight }, index) => (
          <PostCard
            key={post.id}
            post={post}
            excerpt={highlight}
            position={index + 1}
            total={hasNextPage ? -1 : hits.length}
          />
        ))}
      </div>
      <p className="sr-only" role="status">
        {fullCount(hits.length)} {plural(hits.length, 'resultado carregado', 'resultados carregados')}
      </p>
      {isFetchNextPageError && <ErrorState error={error} onRetry={more} />}
      {hasNextPage && !isFetchNextPageError && (
        <div className={styles.more}>
          <Button busy={isFetchingNextPage} onClick={more}>
            Mostrar mais resultados
          </Button>
        </div>
      )}
    </>
  );
}
