import { Link } from 'react-router';
import { useMe } from '../api/session.ts';
import { Feed } from '../feed/Feed.tsx';
import { PeopleRail } from '../people/PeopleRail.tsx';
import { pathTo } from '../shell/paths.ts';
import { buttonClass } from '../ui/Button.tsx';
import { Empty } from '../ui/States.tsx';
import home from './Home.module.css';
import { Title } from './Title.tsx';

function SignInFirst() {
  return (
    <Empty
      title="Entre para ver as suas menções"
      action={
        <Link className={buttonClass('primary')} to={pathTo.signInFrom(pathTo.mentions)}>
          Entrar
        </Link>
      }
    >
      Elas aparecem para a pessoa mencionada.
    </Empty>
  );
}

/** As publicações que mencionam a pessoa da sessão. */
export function MentionsPage() {
  const { data: me } = useMe();
  return (
    <>
      <Title>Menções</Title>
      <header className={home.head}>
        <h1>Menções</h1>
        <p>Publicações em que alguém escreveu o seu nome, da mais nova à mais antiga.</p>
      </header>
      {me === null && <SignInFirst />}
      {me && (
        <Feed
          source={{ kind: 'mentions' }}
          label="Publicações que mencionam você"
          empty={
            <Empty title="Ninguém mencionou você ainda">
              Quando alguém escrever @{me.handle} em uma publicação que você pode ver, ela aparece aqui.
            </Empty>
          }
        />
      )}
      <PeopleRail />
    </>
  );
}
