import { useId } from 'react';
import { Link } from 'react-router';
import { type Suggestion, useSuggestions } from '../api/profiles.ts';
import { pathTo } from '../shell/paths.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { FollowButton } from './FollowButton.tsx';
import styles from './Suggestions.module.css';

function Row({ person }: { person: Suggestion }) {
  return (
    <li className={styles.row}>
      <Avatar person={person} />
      <div className={styles.who}>
        <Link className={styles.name ?? ''} to={pathTo.person(person.handle)}>
          {person.name}
        </Link>
        <p className={styles.handle}>@{person.handle}</p>
        {person.bio && <p className={styles.bio}>{person.bio}</p>}
      </div>
      <FollowButton person={person} following={person.following} quiet />
    </li>
  );
}

/** Pessoas para começar a seguir. Sem ninguém a sugerir, ou sem resposta, não ocupa lugar. */
export function Suggestions({ title }: { title: string }) {
  const { data } = useSuggestions();
  const id = useId();
  if (!data || data.length === 0) return null;
  return (
    <section className={styles.box} aria-labelledby={id}>
      <h2 id={id} className={styles.title}>
        {title}
      </h2>
      <ul>
        {data.map((person) => (
          <Row key={person.id} person={person} />
        ))}
      </ul>
    </section>
  );
}
