import { useSyncExternalStore } from 'react';
import styles from './PeopleRail.module.css';
import { Suggestions } from './Suggestions.tsx';

// A mesma largura em que tokens.css abre espaço à direita.
const wide = matchMedia('(min-width: 90rem)');

function subscribe(listener: () => void) {
  wide.addEventListener('change', listener);
  return () => wide.removeEventListener('change', listener);
}

/** Quem seguir, na coluna da direita das telas largas. Nas outras não existe, e não pede nada à API. */
export function PeopleRail() {
  const isWide = useSyncExternalStore(subscribe, () => wide.matches);
  if (!isWide) return null;
  return (
    <aside className={styles.rail}>
      <Suggestions title="Publicaram há pouco" />
    </aside>
  );
}
