import { useMe } from '../api/session.ts';
import { Feed } from '../feed/Feed.tsx';
import { PeopleRail } from '../people/PeopleRail.tsx';
import { Empty } from '../ui/States.tsx';
import styles from './Home.module.css';
import { Title } from './Title.tsx';

/** O que todos publicaram, do mais novo ao mais antigo. */
export function EveryoneFeed() {
  const { data: me } = useMe();
  const invitation = me ? 'Use o botão Publicar para abrir a cena.' : 'Crie uma conta para abrir a cena.';
  return (
    <Feed
      source={{ kind: 'everyone' }}
      label="Publicações de todos"
      empty={<Empty title="Ninguém publicou ainda">{invitation}</Empty>}
    />
  );
}

/** Página que mostra a rede inteira, e não só quem se segue. */
export function DiscoverPage() {
  return (
    <>
      <Title>Descobrir</Title>
      <header className={styles.head}>
        <h1>Descobrir</h1>
        <p>O que todos publicam, do mais novo ao mais antigo.</p>
      </header>
      <EveryoneFeed />
      <PeopleRail />
    </>
  );
}
