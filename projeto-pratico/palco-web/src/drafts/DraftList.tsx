import type { Draft } from '../api/types.ts';
import { DraftRow } from './DraftRow.tsx';
import styles from './Drafts.module.css';

interface Props {
  id: string;
  title: string;
  drafts: Draft[];
}

/** Uma parte da lista, com nome. Vazia, não aparece. */
export function DraftList({ id, title, drafts }: Props) {
  if (drafts.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className={styles.heading} tabIndex={-1}>
        {title}
      </h2>
      <ul>
        {drafts.map((draft) => (
          <DraftRow key={draft.id} draft={draft} />
        ))}
      </ul>
    </section>
  );
}
