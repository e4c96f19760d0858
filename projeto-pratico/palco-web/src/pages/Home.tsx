import { Navigate } from 'react-router';
import { useMe } from '../api/session.ts';
import type { Me } from '../api/types.ts';
import { useComposer } from '../composer/context.ts';
import { Feed } from '../feed/Feed.tsx';
import { pathTo } from '../shell/paths.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Logo } from '../ui/Logo.tsx';
import { FeedSkeleton } from '../ui/Skeleton.tsx';
import { Empty, ErrorState } from '../ui/States.tsx';
import styles from './Home.module.css';
import { Title } from './Title.tsx';

function ComposeRow({ me }: { me: Me }) {
  const { open } = useComposer();
  return (
    <button type="button" className={styles.compose} onClick={open}>
      <Avatar handle={me.handle} name={me.name} />
      <span className={styles.invite}>Escreva, ou mostre em vídeo</span>
      <span className={styles.film}>
        <Icon name="film" />
      </span>
    </button>
  );
}

function EmptyHome() {
  const { open } = useComposer();
  return (
    <Empty
      title="O palco é seu"
      action={
        <Button look="primary" icon="pen" onClick={open}>
          Publicar
        </Button>
      }
    >
      Aqui aparecem as suas publicações e as de quem você segue. Comece com uma frase, ou com um vídeo curto.
    </Empty>
  );
}

/** Página inicial: o que publicaram a pessoa e quem ela segue, do mais novo ao mais antigo. */
export function HomePage() {
  const { data: me, error, refetch } = useMe();
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (me === null) return <Navigate to={pathTo.signIn} replace />;
  return (
    <>
      <Title>Início</Title>
      <h1 className="sr-only">Início</h1>
      <div className={styles.top} aria-hidden="true">
        <Logo size={26} />
      </div>
      {me ? (
        <>
          <ComposeRow me={me} />
          <Feed source={{ kind: 'timeline' }} label="Publicações de quem você segue" empty={<EmptyHome />} />
        </>
      ) : (
        <FeedSkeleton />
      )}
    </>
  );
}
