import { Link, useParams } from 'react-router';
import { Feed } from '../feed/Feed.tsx';
import { PeopleRail } from '../people/PeopleRail.tsx';
import { pathTo } from '../shell/paths.ts';
import { Empty } from '../ui/States.tsx';
import home from './Home.module.css';
import { Title } from './Title.tsx';

/** As publicações que citam uma. */
export function QuotesPage() {
  const { id = '' } = useParams();
  return (
    <>
      <Title>Citações</Title>
      <header className={home.head}>
        <h1>Citações</h1>
        <p>
          Quem citou <Link to={pathTo.post(id)}>esta publicação</Link>, da mais nova à mais antiga.
        </p>
      </header>
      <Feed
        source={{ kind: 'quotes', id }}
        label="Publicações que citam esta"
        empty={<Empty title="Ninguém citou ainda">A primeira citação aparece aqui.</Empty>}
      />
      <PeopleRail />
    </>
  );
}
