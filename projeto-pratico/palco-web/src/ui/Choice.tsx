import type { ComponentProps } from 'react';
import styles from './Choice.module.css';

interface Props extends Omit<ComponentProps<'input'>, 'className' | 'type'> {
  type: 'radio' | 'checkbox';
  label: string;
  hint?: string;
}

/** Opção com o nome e o que ela quer dizer; o toque vale na linha inteira. */
export function Choice({ label, hint, ...input }: Props) {
  return (
    <label className={styles.choice}>
      <input {...input} />
      <span>
        <span className={styles.label}>{label}</span>
        {hint && <span className={styles.hint}>{hint}</span>}
      </span>
    </label>
  );
}
