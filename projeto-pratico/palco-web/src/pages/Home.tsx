import { useState } from 'react';
import { Link } from 'react-router';
import { flatten, useFeed } from '../api/feeds.ts';
import { useMe } from '../api/session.ts';
import type { Me } from '../api/types.ts';
import { useComposer } from '../composer/context.ts';
import { Feed } from '../feed/Feed.tsx';
import { PeopleRail } from '../people/PeopleRail.tsx';
import { Suggestions } from '../people/Suggestions.tsx';
import { pathTo } from '../shell/paths.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Button, buttonClass } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Logo } from '../ui/Logo.tsx';
import { FeedSkeleton } from '../ui/Skeleton.tsx';
import { Empty, ErrorState } from '../ui/States.tsx';
import { EveryoneFeed } from './Discover.tsx';
import styles from './Home.module.css';
import { Title } from './Title.tsx';

const TIMELINE = { kind: 'timeline' } as const;

function ComposeRow({ me }: { me: Me }) {
  const { open } = useComposer();
  return (
    <button type="button" className={styles.compose} onClick={open}>
      <Avatar person={me} />
      <span className={styles.invite}>Escreva, ou mostre em vídeo</span>
      <span className={styles.film}>
        <Icon name="film" />
      </span>
    </button>
  );
}

function Invitation() {
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
      Aqui aparecem as suas publicações e as de quem você segue. Comece com uma frase, ou siga alguém.
    </Empty>
  );
}

const TheEnd = () => (
  <>
    Você chegou ao fim de quem segue. Veja o que os outros publicam em{' '}
    <Link to={pathTo.discover}>Descobrir</Link>.
  </>
);

/** O que publicaram a pessoa e quem ela segue. Quem chega sem seguir ninguém vê por onde começar. */
function MemberHome({ me }: { me: Me }) {
  const { data } = useFeed(TIMELINE);
  const isEmpty = data !== undefined && flatten(data).length === 0;
  // Seguir a primeira pessoa enche a lista; as outras sugestões continuam ali até se sair da página.
  const [isNew, setNew] = useState(false);
  if (isEmpty && !isNew) setNew(true);
  return (
    <>
      <div className={styles.top} aria-hidden="true">
        <Logo size={26} />
      </div>
      <ComposeRow me={me} />
      {isEmpty && <Invitation />}
      {isNew ? <Suggestions key="people" title="Publicaram há pouco" /> : <PeopleRail />}
      <Feed source={TIMELINE} label="Publicações de quem você segue" empty={null} end={<TheEnd />} />
    </>
  );
}

/** A cena acontecendo, e o convite para entrar nela. */
function VisitorHome() {
  return (
    <>
      <header className={styles.pitch}>
        <span className={styles.mark}>
          <Logo />
        </span>
        <h1>
          A luz está em <br />
          quem aparece.
        </h1>
        <p>
          Rede social de vídeo e texto. Veja o que se publica agora; entre para publicar, curtir e seguir.
        </p>
        <div className={styles.doors}>
          <Link className={buttonClass('primary')} to={pathTo.signUp}>
            Criar conta
          </Link>
          <Link className={buttonClass('plain')} to={pathTo.signIn}>
            Entrar
          </Link>
        </div>
      </header>
      <EveryoneFeed />
      <PeopleRail />
    </>
  );
}

/** Página inicial. */
export function HomePage() {
  const { data: me, error, refetch } = useMe();
  if (me === null) {
    return (
      <>
        <Title />
        <VisitorHome />
      </>
    );
  }
  return (
    <>
      <Title>Início</Title>
      <h1 className="sr-only">Início</h1>
      {me && <MemberHome me={me} />}
      {!me && (error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <FeedSkeleton />)}
    </>
  );
}
