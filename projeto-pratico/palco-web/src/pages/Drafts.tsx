import { useEffect, useRef } from 'react';
import { Navigate } from 'react-router';
import { useDrafts } from '../api/drafts.ts';
import { useMe } from '../api/session.ts';
import type { Draft } from '../api/types.ts';
import { useComposer } from '../composer/context.ts';
import { DraftList } from '../drafts/DraftList.tsx';
import styles from '../drafts/Drafts.module.css';
import { focusTitle } from '../shell/FocusKeeper.tsx';
import { pathTo } from '../shell/paths.ts';
import { Button } from '../ui/Button.tsx';
import { RowsSkeleton } from '../ui/Skeleton.tsx';
import { Empty, ErrorState } from '../ui/States.tsx';
import home from './Home.module.css';
import { Title } from './Title.tsx';

function Invitation() {
  const { open } = useComposer();
  return (
    <Empty
      title="Nada pela metade"
      action={
        <Button look="primary" icon="pen" onClick={open}>
          Escrever
        </Button>
      }
    >
      O que você guardar para depois, ou marcar para sair em outra hora, fica aqui.
    </Empty>
  );
}

/** A linha em que estava o foco saiu da tela, ou mudou de parte: ele vai ao título. */
function useKeptFocus(drafts: Draft[] | undefined) {
  const lines = drafts?.map(({ id, scheduledFor }) => `${id} ${scheduledFor !== null}`).join();
  const before = useRef(lines);
  useEffect(() => {
    const isLoss = before.current !== undefined && before.current !== lines;
    before.current = lines;
    if (isLoss && document.activeElement === document.body) focusTitle();
  }, [lines]);
}

function Drafts() {
  const drafts = useDrafts();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = drafts;
  const all = data?.pages.flatMap(({ items }) => items);
  useKeptFocus(all);
  if (!all) {
    return error ? (
      <ErrorState error={error} onRetry={() => void refetch()} />
    ) : (
      <RowsSkeleton what="rascunhos" />
    );
  }
  if (all.length === 0 && !hasNextPage) return <Invitation />;
  return (
    <>
      <DraftList id="agendados" title="Vão sair" drafts={all.filter((draft) => draft.scheduledFor)} />
      <DraftList id="guardados" title="Guardados" drafts={all.filter((draft) => !draft.scheduledFor)} />
      {error && <ErrorState error={error} onRetry={() => void fetchNextPage()} />}
      {hasNextPage && !error && (
        <div className={styles.more}>
          <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Mostrar mais
          </Button>
        </div>
      )}
    </>
  );
}

/** O que a pessoa guardou para depois. */
export function DraftsPage() {
  const { data: me } = useMe();
  if (me === null) return <Navigate to={pathTo.signInFrom(pathTo.drafts)} replace />;
  return (
    <>
      <Title>Rascunhos</Title>
      <header className={home.head}>
        <h1>Rascunhos</h1>
        <p>Só você vê.</p>
      </header>
      <Drafts />
    </>
  );
}
