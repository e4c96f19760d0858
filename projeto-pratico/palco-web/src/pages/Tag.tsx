import { useParams } from 'react-router';
import { Feed } from '../feed/Feed.tsx';
import { PeopleRail } from '../people/PeopleRail.tsx';
import { Empty } from '../ui/States.tsx';
import home from './Home.module.css';
import { Title } from './Title.tsx';

/** O que se publicou com uma hashtag. */
export function TagPage() {
  const { tag = '' } = useParams();
  return (
    <>
      <Title>{`#${tag}`}</Title>
      <header className={home.head}>
        <h1>
          <bdi>#{tag}</bdi>
        </h1>
        <p>Publicações com a hashtag, da mais nova à mais antiga.</p>
      </header>
      <Feed
        source={{ kind: 'tag', tag }}
        label={`Publicações com #${tag}`}
        empty={
          <Empty title="Nada com esta hashtag">
            Escreva #{tag} em uma publicação pública e ela aparece aqui.
          </Empty>
        }
      />
      <PeopleRail />
    </>
  );
}
